package parley.client.rest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import parley.client.model.ErrorCode;
import parley.client.model.LoginRequiredException;
import parley.client.model.RefusedException;
import parley.client.store.DeviceSession;
import parley.client.store.SessionStore;

/// Hands out access tokens and refreshes them before they expire; one refresh at a time, because each spends
/// the refresh token.
public final class Authenticator {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Accounts accounts;
    private final SessionStore store;
    private final InstantSource clock;
    /// A new token that looked expired from the start: this machine's clock is wrong, so only a refusal tells.
    private String untimed = "";

    public Authenticator(Accounts accounts, SessionStore store, InstantSource clock) {
        this.accounts = accounts;
        this.store = store;
        this.clock = clock;
    }

    /// The present login.
    ///
    /// @throws LoginRequiredException if nobody is logged in
    public DeviceSession session() {
        return store.load().orElseThrow(() -> new LoginRequiredException("nobody is logged in"));
    }

    /// Uses a login from now on.
    public void adopt(DeviceSession session) {
        lock.lock();
        try {
            keep(session);
        } finally {
            lock.unlock();
        }
    }

    /// An access token that is good for a while by this machine's clock.
    ///
    /// @throws LoginRequiredException if there is no login, or it is no longer valid
    /// @throws parley.client.model.UnreachableException if a refresh was due and got no answer
    public String accessToken() {
        lock.lock();
        try {
            DeviceSession session = session();
            return fresh(session) || session.accessToken().equals(untimed) ? session.accessToken() : refreshed(session);
        } finally {
            lock.unlock();
        }
    }

    /// Another access token than one that the server refused.
    ///
    /// @throws LoginRequiredException if the login is no longer valid
    /// @throws parley.client.model.UnreachableException if the refresh got no answer
    public String accessTokenInsteadOf(String refused) {
        lock.lock();
        try {
            DeviceSession session = session();
            return session.accessToken().equals(refused) ? refreshed(session) : session.accessToken();
        } finally {
            lock.unlock();
        }
    }

    /// What the last [#keepRoute] of this login was given; empty if there was none.
    public String route() {
        return store.load().map(DeviceSession::route).orElse("");
    }

    /// Keeps what the server said, for the next start. Does nothing if nobody is logged in.
    public void keepRoute(String route) {
        lock.lock();
        try {
            store.load()
                    .filter(session -> !session.route().equals(route))
                    .ifPresent(session -> store.save(session.withRoute(route)));
        } finally {
            lock.unlock();
        }
    }

    private boolean fresh(DeviceSession session) {
        return clock.instant().plus(MARGIN).isBefore(session.accessExpiresAt());
    }

    private void keep(DeviceSession session) {
        store.save(session);
        untimed = fresh(session) ? "" : session.accessToken();
    }

    private String refreshed(DeviceSession session) {
        try {
            DeviceSession next = accounts.refresh(session);
            keep(next);
            return next.accessToken();
        } catch (RefusedException refused) {
            if (refused.code() == ErrorCode.UNAUTHENTICATED) {
                throw new LoginRequiredException("the login of this device is no longer valid", refused);
            }
            throw refused;
        }
    }
}
