package parley.messaging.application;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.InboxRow;
import parley.messaging.port.out.Inboxes;

/// Changes settings of conversations and tells the user's other devices. The changes of one user follow one
/// after the other, so that none is lost and every device hears of the last one last.
final class SettingsWriter {
    private static final int LOCKS = 256;

    private final Inboxes inboxes;
    private final LiveStreams live;
    private final Clock clock;
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    SettingsWriter(Inboxes inboxes, LiveStreams live, Clock clock) {
        this.inboxes = inboxes;
        this.live = live;
        this.clock = clock;
    }

    /// Nothing is written, and nobody told, if nothing changes.
    ///
    /// @param device that makes the change, and is not told
    /// @param change what is to hold; its `changedAt` does not matter
    /// @return what holds now; empty if the user has no such conversation
    Optional<ConversationSettings> change(
            UserId user, DeviceId device, ConversationId conversation, UnaryOperator<ConversationSettings> change) {
        ReentrantLock lock = locks.get(user.hashCode() & (LOCKS - 1));
        lock.lock();
        try {
            Optional<ConversationSettings> old =
                    inboxes.find(user, conversation).map(InboxRow::settings);
            if (old.isEmpty()) {
                return Optional.empty();
            }
            ConversationSettings changed = at(change.apply(old.get()), old.get().changedAt());
            if (changed.equals(old.get())) {
                return old;
            }
            ConversationSettings settings =
                    at(changed, Math.max(clock.millis(), old.get().changedAt()));
            inboxes.changeSettings(user, conversation, settings);
            tellOthers(user, device, conversation, settings);
            return Optional.of(settings);
        } finally {
            lock.unlock();
        }
    }

    private void tellOthers(UserId user, DeviceId device, ConversationId conversation, ConversationSettings settings) {
        live.tell(new LiveStreams.News(
                user,
                other -> !other.equals(device),
                targets -> new Delivery.SettingsNews(targets, conversation, settings)));
    }

    private static ConversationSettings at(ConversationSettings settings, long changedAt) {
        return new ConversationSettings(
                settings.mutedUntil(), settings.archived(), settings.pinned(), settings.unread(), changedAt);
    }
}
