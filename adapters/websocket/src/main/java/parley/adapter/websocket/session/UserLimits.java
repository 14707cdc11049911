package parley.adapter.websocket.session;

import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import parley.adapter.websocket.frame.ClientFrame;
import parley.kernel.UserId;

/// What each user may send, over all sessions that it has here. Limits outlive the sessions until they are full again,
/// so that reconnecting gives nobody a fresh burst; every new session clears two that are.
final class UserLimits {
    private static final int CLEARED_PER_SESSION = 2;

    private final SessionConfig.Rates rates;
    private final ConcurrentMap<UserId, Shared> byUser = new ConcurrentHashMap<>();
    private final Queue<UserId> resting = new ConcurrentLinkedQueue<>();

    UserLimits(SessionConfig.Rates rates) {
        this.rates = rates;
    }

    Shared enter(UserId user, long now) {
        clear(now);
        return byUser.compute(user, (key, held) -> {
            Shared shared = held == null ? new Shared(rates) : held;
            shared.sessions++;
            return shared;
        });
    }

    void leave(UserId user, long now) {
        byUser.computeIfPresent(user, (key, shared) -> {
            shared.sessions--;
            if (shared.sessions > 0) {
                return shared;
            }
            if (shared.isFull(now)) {
                return null;
            }
            if (!shared.resting) {
                shared.resting = true;
                resting.add(user);
            }
            return shared;
        });
    }

    private void clear(long now) {
        for (int count = 0; count < CLEARED_PER_SESSION; count++) {
            UserId user = resting.poll();
            if (user == null) {
                return;
            }
            byUser.computeIfPresent(
                    user, (key, shared) -> shared.sessions > 0 ? awake(shared) : cleared(key, shared, now));
        }
    }

    private static Shared awake(Shared shared) {
        shared.resting = false;
        return shared;
    }

    private @Nullable Shared cleared(UserId user, Shared shared, long now) {
        if (shared.isFull(now)) {
            return null;
        }
        resting.add(user);
        return shared;
    }

    int users() {
        return byUser.size();
    }

    /// The limits of one user.
    static final class Shared {
        private final boolean limited;
        private final TokenBucket frames;
        private final TokenBucket sends;
        /// These two change only within the map's computations.
        private int sessions;

        private boolean resting;

        private Shared(SessionConfig.Rates rates) {
            this.limited = rates.limited();
            this.frames = new TokenBucket(rates.frames());
            this.sends = new TokenBucket(rates.sends());
        }

        private boolean isFull(long now) {
            return frames.isFull(now) && sends.isFull(now);
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
