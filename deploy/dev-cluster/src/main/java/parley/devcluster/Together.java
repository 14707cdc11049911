package parley.devcluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Starts servers at the same time, and ends those that could be started if one could not.
final class Together {
    private static final Executor THREADS =
            command -> Thread.ofVirtual().name("server-start").start(command);

    private final List<CompletableFuture<? extends Ending>> starts = new ArrayList<>();

    /// Begins to start one.
    <T extends Ending> CompletableFuture<T> start(Supplier<T> factory) {
        CompletableFuture<T> start = CompletableFuture.supplyAsync(factory, THREADS);
        starts.add(start);
        return start;
    }

    /// Waits until all have been started.
    ///
    /// @throws ServerStartException if one could not; the others are ended then
    void await() {
        CompletableFuture<Void> all = CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new));
        try {
            all.join();
        } catch (CompletionException failed) {
            close(starts.stream()
                    .filter(start -> !start.isCompletedExceptionally())
                    .<Ending>map(CompletableFuture::join)
                    .toList());
            if (failed.getCause() instanceof ServerStartException cause) {
                throw cause;
            }
            throw new ServerStartException("a server could not be started", failed);
        }
    }

    /// Ends servers at the same time, and returns when all are gone.
    static void close(List<? extends Ending> servers) {
        CompletableFuture<?>[] ends = servers.stream()
                .map(server -> CompletableFuture.runAsync(server::close, THREADS))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends).join();
    }
}
