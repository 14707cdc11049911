package parley.messaging.application;

import java.util.concurrent.CompletableFuture;
import parley.messaging.port.in.RecordChange.Command;
import parley.messaging.port.in.RecordChange.Result;

/// A change of a group that has no result yet, and the one who waits for it.
final class PendingChange {
    private final Command command;
    private final CompletableFuture<Result> result = new CompletableFuture<>();

    PendingChange(Command command) {
        this.command = command;
    }

    Command command() {
        return command;
    }

    void answer(Result answer) {
        result.complete(answer);
    }

    Result await() {
        return result.join();
    }
}
