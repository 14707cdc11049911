package parley.messaging.port.out;

import java.util.List;
import parley.kernel.InstanceId;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.Errand;
import parley.messaging.domain.ErrandAnswer;

/// The other instances. Nothing here blocks for long: what does not fit a bounded queue is lost at once.
///
/// What one instance answers and delivers to another is processed there in the order in which it was given away,
/// each before the next: so a reply overtakes no entry, and no entry a reply.
public interface Peers {
    /// Hands errands to the instance that is taken for the owner of their conversation, which takes all of them
    /// together, in this order, or none.
    ///
    /// Every errand is answered exactly once: on another thread or, before this method returns, on this one; with
    /// [ErrandAnswer.Lost] if the instance is unknown, cannot be reached or does not answer in time.
    ///
    /// @param errands of one conversation, at least one
    void forward(InstanceId owner, List<Errand> errands, Answers answers);

    /// Tells streams of another instance something. May be lost, and does nothing for an unknown instance.
    void deliver(InstanceId instance, Delivery delivery);

    /// All other instances that are known and may have streams, in no particular order.
    List<InstanceId> others();

    /// Whether there is no other instance and never will be, so that nothing has to be prepared for one.
    default boolean alone() {
        return false;
    }

    /// Gets the answers to errands; must neither block nor throw.
    @FunctionalInterface
    interface Answers {
        /// @param index which errand of the call
        void accept(int index, ErrandAnswer answer);
    }
}
