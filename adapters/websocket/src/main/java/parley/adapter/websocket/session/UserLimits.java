package parley.adapter.websocket.session;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import parley.adapter.websocket.frame.ClientFrame;
import parley.kernel.UserId;

/// What each user may send, over all sessions that it has here. Bounded by the sessions.
final class UserLimits {
    private final SessionConfig.Rates rates;
    private final ConcurrentMap<UserId, Shared> byUser = new ConcurrentHashMap<>();

    UserLimits(SessionConfig.Rates rates) {
        this.rates = rates;
    }

    Shared enter(UserId user) {
        return byUser.compute(user, (key, held) -> {
            Shared shared = held == null ? new Shared(rates) : held;
            shared.sessions++;
            return shared;
        });
    }

    void leave(UserId user) {
        byUser.computeIfPresent(user, (key, shared) -> {
            shared.sessions--;
            return shared.sessions == 0 ? null : shared;
        });
    }

    int users() {
        return byUser.size();
    }

    /// The limits of one user.
    static final class Shared {
        private final boolean limited;
        private final TokenBucket frames;
        private final TokenBucket sends;
        private int sessions;

        private Shared(SessionConfig.Rates rates) {
            this.limited = rates.limited();
            this.frames = new TokenBucket(rates.frames());
            this.sends = new TokenBucket(rates.sends());
        }

        /// @return 0, or the nanoseconds until the frame would be allowed
        long admit(ClientFrame frame, long now) {
            if (!limited) {
                return 0;
            }
            long wait = frames.take(now);
            return wait == 0 && frame instanceof ClientFrame.Send ? sends.take(now) : wait;
        }

        /// The same for something that is not a frame of the protocol.
        long admitOther(long now) {
            return limited ? frames.take(now) : 0;
        }
    }
}
