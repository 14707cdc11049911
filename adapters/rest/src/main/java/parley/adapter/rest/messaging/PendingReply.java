package parley.adapter.rest.messaging;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A result that comes later, on another thread.
final class PendingReply<T> {
    private final CompletableFuture<T> reply = new CompletableFuture<>();

    void accept(T result) {
        reply.complete(result);
    }

    /// Waits for the result; empty if it did not come in time or the thread was interrupted.
    Optional<T> await(Duration timeout) {
        try {
            return Optional.of(reply.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a reply is a result, never a failure", impossible);
        }
    }
}
