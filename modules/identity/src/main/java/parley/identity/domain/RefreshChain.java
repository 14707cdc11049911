package parley.identity.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// The refresh tokens of one device since its last log-in, and the rule for exchanging them.
///
/// A token is exchanged once, for a new one. Two parties that hold the same token (the owner and a thief) part
/// sooner or later: one presents a token that the other has exchanged. That is *reuse*, and the device must be
/// revoked.
///
/// The answer to an exchange can be lost; then its owner has nothing but the exchanged token. So the token
/// exchanged last may be presented again within a grace, but only while nothing that was issued for it has been
/// used: each time it gets another live token, and the first live token to be exchanged ends the others. A
/// thief gains nothing by the grace: of two parties that got live tokens for the same one, the second to come
/// is noticed at its next exchange.
///
/// @param family what all these tokens have in common, see [RefreshToken#family]
/// @param version counts the changes of this chain, from 1; for changing it only if nobody else did
/// @param live hashes of the tokens that can be exchanged, oldest first; 1 to [#MAX_LIVE]
/// @param used hash of the token that was exchanged last; none before the first exchange
/// @param rotatedAt when it was, or the log-in, milliseconds since the epoch
/// @param expiresAt when the live tokens end, milliseconds since the epoch
public record RefreshChain(
        DeviceId device,
        UserId user,
        SecretHash family,
        long version,
        List<SecretHash> live,
        List<SecretHash> used,
        long rotatedAt,
        long expiresAt) {
    /// How many answers to the same token can be on their way.
    public static final int MAX_LIVE = 4;

    public RefreshChain {
        live = List.copyOf(live);
        used = List.copyOf(used);
        if (live.isEmpty() || live.size() > MAX_LIVE) {
            throw new IllegalArgumentException("live: " + live.size() + " tokens (expected: 1 to " + MAX_LIVE + ")");
        }
        if (used.size() > 1) {
            throw new IllegalArgumentException("used: " + used.size() + " tokens (expected: at most 1)");
        }
    }

    /// What becomes of a token that is presented.
    public sealed interface Decision {
        /// Issue the next token and store `chain`.
        record Exchange(RefreshChain chain) implements Decision {}

        /// Not of this chain, or too old.
        record Refuse() implements Decision {}

        /// Two parties hold tokens of this chain.
        record Revoke() implements Decision {}
    }

    /// A chain that begins with a log-in.
    public static RefreshChain begin(UserId user, RefreshToken first, long now, Duration life) {
        return new RefreshChain(
                first.device(),
                user,
                first.familyHash(),
                1,
                List.of(first.hash()),
                List.of(),
                now,
                now + life.toMillis());
    }

    /// Decides about a token that is presented at `now`, for which `next` would be issued.
    public Decision present(RefreshToken token, RefreshToken next, long now, Duration grace, Duration life) {
        if (now >= expiresAt || !family.equals(token.familyHash())) {
            return new Decision.Refuse();
        }
        SecretHash hash = token.hash();
        if (live.contains(hash)) {
            return new Decision.Exchange(changed(List.of(next.hash()), List.of(hash), now, now + life.toMillis()));
        }
        if (used.contains(hash) && now - rotatedAt <= grace.toMillis()) {
            return new Decision.Exchange(changed(withOneMore(next.hash()), used, rotatedAt, expiresAt));
        }
        return new Decision.Revoke();
    }

    private RefreshChain changed(
            List<SecretHash> nextLive, List<SecretHash> nextUsed, long nextRotatedAt, long nextExpiresAt) {
        return new RefreshChain(device, user, family, version + 1, nextLive, nextUsed, nextRotatedAt, nextExpiresAt);
    }

    private List<SecretHash> withOneMore(SecretHash hash) {
        List<SecretHash> grown = new ArrayList<>(live);
        grown.add(hash);
        return grown.subList(Math.max(0, grown.size() - MAX_LIVE), grown.size());
    }
}
