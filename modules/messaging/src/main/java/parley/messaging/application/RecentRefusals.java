package parley.messaging.application;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.port.in.SendMessage.Command;
import parley.messaging.port.in.SendMessage.Result;

/// What was refused lately because of who may write, so that other attempts with the same cid which are under way
/// are refused, too: who was told that nothing is stored must not see it stored a moment later, because the sender
/// became a member in between.
///
/// Bounded by time and number; safe for concurrent use.
final class RecentRefusals {
    private final Clock clock;
    private final long life;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    /// In the order of their refusal.
    private final Map<Key, Refusal> refusals = new LinkedHashMap<>();
    /// Read without the lock: nearly always there are none.
    private volatile boolean empty = true;

    private record Key(ConversationId conversation, UserId sender, Cid cid) {
        static Key of(ConversationId conversation, Command send) {
            return new Key(conversation, send.sender(), send.cid());
        }
    }

    private record Refusal(Result result, long until) {}

    /// @param life for which an attempt may be under way
    /// @param most refusals that are remembered
    RecentRefusals(Clock clock, Duration life, int most) {
        this.clock = clock;
        this.life = life.toMillis();
        this.most = most;
    }

    /// How the send was refused lately.
    Optional<Result> find(ConversationId conversation, Command send) {
        if (empty) {
            return Optional.empty();
        }
        lock.lock();
        try {
            forgetOld();
            return Optional.ofNullable(refusals.get(Key.of(conversation, send))).map(Refusal::result);
        } finally {
            lock.unlock();
        }
    }

    /// Remembers a refusal that depends on who may write now; the first one of a cid counts.
    ///
    /// @return `refusal`
    Result note(ConversationId conversation, Command send, Result refusal) {
        if (dependsOnPermission(refusal)) {
            lock.lock();
            try {
                forgetOld();
                refusals.putIfAbsent(Key.of(conversation, send), new Refusal(refusal, clock.millis() + life));
                if (refusals.size() > most) {
                    refusals.remove(refusals.keySet().iterator().next());
                }
                empty = false;
            } finally {
                lock.unlock();
            }
        }
        return refusal;
    }

    private static boolean dependsOnPermission(Result refusal) {
        return switch (refusal) {
            case Result.NotFound notFound -> true;
            case Result.NotMember notMember -> true;
            case Result.NotAllowed notAllowed -> true;
            case Result.Blocked blocked -> true;
            case Result.Sent sent -> false;
            case Result.CidTaken taken -> false;
            case Result.CidAhead ahead -> false;
            case Result.TooLarge tooLarge -> false;
            case Result.Failed failed -> false;
            case Result.Unavailable unavailable -> false;
        };
    }

    private void forgetOld() {
        long now = clock.millis();
        Iterator<Refusal> oldest = refusals.values().iterator();
        while (oldest.hasNext() && oldest.next().until() <= now) {
            oldest.remove();
        }
        empty = refusals.isEmpty();
    }
}
