package parley.messaging.port.in;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.ConversationSettings;

/// Mutes, archives, pins a conversation or marks it unread, on all devices of the user.
@FunctionalInterface
public interface ChangeSettings {
    /// Blocks until it is durable; then the user's other live devices are told.
    Result change(Command command);

    record Command(UserId user, DeviceId device, ConversationId conversation, Changes changes) {}

    /// What is to be different; whatever was not named stays as it is. Built from [#NONE].
    final class Changes {
        public static final Changes NONE = new Changes(null, null, null, null);

        private final @Nullable Long mutedUntil;
        private final @Nullable Boolean archived;
        private final @Nullable Boolean pinned;
        private final @Nullable Boolean unread;

        private Changes(
                @Nullable Long mutedUntil,
                @Nullable Boolean archived,
                @Nullable Boolean pinned,
                @Nullable Boolean unread) {
            this.mutedUntil = mutedUntil;
            this.archived = archived;
            this.pinned = pinned;
            this.unread = unread;
        }

        /// @param until as in [ConversationSettings#mutedUntil]
        public Changes mutedUntil(long until) {
            return new Changes(until, archived, pinned, unread);
        }

        public Changes archived(boolean value) {
            return new Changes(mutedUntil, value, pinned, unread);
        }

        public Changes pinned(boolean value) {
            return new Changes(mutedUntil, archived, value, unread);
        }

        public Changes unread(boolean value) {
            return new Changes(mutedUntil, archived, pinned, value);
        }

        public OptionalLong mutedUntil() {
            return mutedUntil == null ? OptionalLong.empty() : OptionalLong.of(mutedUntil);
        }

        public Optional<Boolean> archived() {
            return Optional.ofNullable(archived);
        }

        public Optional<Boolean> pinned() {
            return Optional.ofNullable(pinned);
        }

        public Optional<Boolean> unread() {
            return Optional.ofNullable(unread);
        }
    }

    sealed interface Result {
        /// @param settings what holds now
        record Changed(ConversationSettings settings) implements Result {}

        /// The user has no such conversation.
        record NotFound() implements Result {}

        record Unavailable() implements Result {}
    }
}
