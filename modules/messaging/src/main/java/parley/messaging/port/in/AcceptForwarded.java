package parley.messaging.port.in;

import java.util.List;
import parley.kernel.InstanceId;
import parley.messaging.domain.Errand;
import parley.messaging.domain.ErrandAnswer;

/// Does errands of another instance if this one owns their conversation.
@FunctionalInterface
public interface AcceptForwarded {
    /// Takes all errands together, in this order, or none, and returns; each is answered once, later, on another
    /// thread or on this one. Never blocks; a conversation whose queue is full answers
    /// [ErrandAnswer.NoOwner].
    void accept(Command command, Reply reply);

    /// @param from the instance that asks
    /// @param errands of one conversation, at least one
    record Command(InstanceId from, List<Errand> errands) {
        public Command {
            errands = List.copyOf(errands);
            if (errands.isEmpty()) {
                throw new IllegalArgumentException("errands: none (expected: at least 1)");
            }
        }
    }

    /// Gets the answers, which have to be processed by the instance that asks in the order of the calls, and in
    /// order with what is delivered to it; must neither block nor throw.
    @FunctionalInterface
    interface Reply {
        /// @param index which errand of the command
        void accept(int index, ErrandAnswer answer);
    }
}
