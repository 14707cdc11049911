package parley.app.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Does the same with each of some things at the same time: they are few, and each waits for a store most of the time.
final class Abreast {
    private Abreast() {}

    /// Returns when it was done with all of them.
    ///
    /// @throws TransferException if one of them failed
    static <T> void each(List<T> things, Consumer<T> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            things.forEach(thing -> running.add(threads.submit(() -> work.accept(thing))));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new TransferException(String.valueOf(cause.getMessage()), cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransferException("interrupted", interrupted);
        }
    }
}
