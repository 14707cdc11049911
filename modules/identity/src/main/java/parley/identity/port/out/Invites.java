package parley.identity.port.out;

import parley.identity.domain.Invite;
import parley.identity.domain.SecretHash;

/// The invites that were created. [Registrations#register] takes their uses.
public interface Invites {
    void add(Invite invite);

    /// Whether the invite is known, has a use left, and expires after `now`.
    boolean isUsable(SecretHash code, long now);
}
