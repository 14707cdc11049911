package parley.presence.application;

import java.util.List;
import parley.kernel.ConversationId;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// One user in one conversation, typing or having done so a moment ago. Guarded by itself: whoever tells something
/// about it holds it meanwhile, so that members get it in the order in which it came about.
final class Typist {
    private final Key key;
    private final PresenceConfig.Typing config;
    private SessionId session;
    private long aliveUntil;
    private long quietUntil;
    private boolean toldBefore;
    private int turn;
    private List<UserId> told = List.of();
    private boolean gone;

    record Key(UserId user, ConversationId conversation) {}

    Typist(Key key, SessionId session, PresenceConfig.Typing config, long now) {
        this.key = key;
        this.session = session;
        this.config = config;
        this.aliveUntil = now + config.life().toNanos();
    }

    Key key() {
        return key;
    }

    SessionId session() {
        return session;
    }

    /// Whether it is no longer in the table, and of no use.
    boolean gone() {
        return gone;
    }

    /// The session says that it types.
    void renew(SessionId by, long now) {
        session = by;
        aliveUntil = now + config.life().toNanos();
    }

    /// Whether it may be told again. If so, it may not for a while.
    boolean mayTell(long now) {
        if (toldBefore && now - quietUntil < 0) {
            return false;
        }
        toldBefore = true;
        quietUntil = now + config.interval().toNanos();
        turn++;
        return true;
    }

    /// Names what goes on, for [#isStill].
    int turn() {
        return turn;
    }

    /// Whether nothing came between.
    boolean isStill(int then) {
        return !gone && turn == then;
    }

    /// Notes who has been told, in place of those who were before.
    void tell(List<UserId> members) {
        told = members;
    }

    /// Ends it.
    ///
    /// @return who has to be told
    List<UserId> stop() {
        List<UserId> members = told;
        told = List.of();
        turn++;
        return members;
    }

    /// Whether no sign came in time.
    boolean isOver(long now) {
        return now - aliveUntil >= 0;
    }

    /// Takes it out of use if it is over and not needed to keep the interval either.
    boolean retire(long now) {
        gone = isOver(now) && (!toldBefore || now - quietUntil >= 0);
        return gone;
    }

    /// Takes it out of use at once.
    void dismiss() {
        gone = true;
    }
}
