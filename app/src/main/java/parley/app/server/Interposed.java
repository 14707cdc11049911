package parley.app.server;

import java.util.function.UnaryOperator;
import parley.messaging.port.out.ConversationMembers;
import parley.messaging.port.out.MessageLog;

/// What stands between messaging and two of its ports: faults, in tests that show that faults are noticed.
public record Interposed(UnaryOperator<MessageLog> log, UnaryOperator<ConversationMembers> members) {
    /// As it is when a server runs.
    public static final Interposed NOTHING = new Interposed(UnaryOperator.identity(), UnaryOperator.identity());
}
