package parley.identity.application;

import java.time.Clock;
import java.util.Optional;
import parley.identity.domain.IdentityUnavailableException;
import parley.identity.domain.Profile;
import parley.identity.domain.RefreshChain;
import parley.identity.domain.RefreshToken;
import parley.identity.domain.Revocation;
import parley.identity.port.in.RefreshTokens;
import parley.identity.port.out.IdentityStores;

/// The chain is replaced only if nobody replaced it since it was read, and the decision is made anew otherwise.
final class RefreshTokensHandler implements RefreshTokens {
    private static final int MAX_TRIES = 8;

    private final IdentityStores stores;
    private final TokenIssuer tokens;
    private final RevokedDevices revoked;
    private final IdentityConfig config;
    private final Clock clock;

    RefreshTokensHandler(
            IdentityStores stores, TokenIssuer tokens, RevokedDevices revoked, IdentityConfig config, Clock clock) {
        this.stores = stores;
        this.tokens = tokens;
        this.revoked = revoked;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Result refresh(Command command) {
        Optional<RefreshToken> token = RefreshToken.parse(command.refreshToken());
        return token.isPresent() ? exchange(token.get()) : new Result.Refused();
    }

    private Result exchange(RefreshToken token) {
        RefreshToken next = tokens.nextRefreshToken(token.device(), token.family());
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            Optional<RefreshChain> chain = stores.refreshChains().find(token.device());
            if (chain.isEmpty()) {
                return new Result.Refused();
            }
            long now = clock.millis();
            RefreshChain.Decision decision =
                    chain.get().present(token, next, now, config.refreshGrace(), config.refreshTokenLife());
            switch (decision) {
                case RefreshChain.Decision.Refuse ignored -> {
                    return new Result.Refused();
                }
                case RefreshChain.Decision.Revoke ignored -> {
                    return revoke(chain.get(), now);
                }
                case RefreshChain.Decision.Exchange(RefreshChain changed) -> {
                    if (stores.refreshChains().advance(changed, now)) {
                        return issue(changed, next, now);
                    }
                }
            }
        }
        // Each lost race was somebody else's exchange of a token of this device, so this takes a flood of them.
        throw new IdentityUnavailableException("refresh chain changed " + MAX_TRIES + " times meanwhile");
    }

    private Result issue(RefreshChain chain, RefreshToken next, long now) {
        Optional<Profile> profile = stores.accounts().find(chain.user());
        return profile.isPresent()
                ? new Result.Refreshed(tokens.issue(chain.user(), profile.get().admin(), next, now))
                : new Result.Refused();
    }

    private Result revoke(RefreshChain chain, long now) {
        stores.devices().revoke(chain.user(), chain.device(), now);
        revoked.add(new Revocation(chain.user(), chain.device(), now));
        return new Result.Reused();
    }
}
