package parley.messaging.application;

import parley.messaging.port.in.SendMessage.Result;

/// Somebody who waits for the result of a send that a [Sequencer] has. Gets exactly one call.
@FunctionalInterface
interface Waiter {
    void accept(Result result);

    /// The conversation has another owner now, who is to be asked: whether the send is stored is unknown.
    default void moved() {
        accept(new Result.Unavailable());
    }
}
