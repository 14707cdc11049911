package parley.messaging.application;

import java.util.concurrent.CompletableFuture;
import parley.messaging.port.in.RecordChange.Command;
import parley.messaging.port.in.RecordChange.Result;

/// A change of a group that has no result yet, and the one who waits for it.
final class PendingChange {
    private final Command command;
    private final Waiter waiter;

    PendingChange(Command command, Waiter waiter) {
        this.command = command;
        this.waiter = waiter;
    }

    Command command() {
        return command;
    }

    void answer(Result answer) {
        waiter.accept(answer);
    }

    /// The group has another owner now, who is to be asked: whether the change is stored is unknown.
    void moved() {
        waiter.moved();
    }

    /// Gets exactly one call.
    interface Waiter {
        void accept(Result result);

        void moved();
    }

    /// Blocks until it has the result.
    static final class Caller implements Waiter {
        private final CompletableFuture<Result> result = new CompletableFuture<>();

        @Override
        public void accept(Result answer) {
            result.complete(answer);
        }

        @Override
        public void moved() {
            accept(new Result.Unavailable());
        }

        Result await() {
            return result.join();
        }
    }
}
