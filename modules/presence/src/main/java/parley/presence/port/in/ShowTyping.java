package parley.presence.port.in;

import parley.kernel.ConversationId;
import parley.kernel.SessionId;

/// Tells the other members of a conversation that are online that the user of a session is typing, or has stopped.
///
/// What is not repeated within its life (5 s) is ended by itself, and so is what a session leaves behind.
/// Repetitions sooner than the interval (3 s) extend the life and are told to nobody. Nothing is stored.
@FunctionalInterface
public interface ShowTyping {
    /// Blocks while the members are looked up.
    Result show(Command command);

    record Command(SessionId session, ConversationId conversation, boolean on) {}

    sealed interface Result {
        /// Passed on, or left out because it was too soon, too much or in too large a conversation.
        record Taken() implements Result {}

        /// The user was a member.
        record NotMember() implements Result {}

        /// No such conversation, or not one the user may know of.
        record NotFound() implements Result {}

        record Unavailable() implements Result {}
    }
}
