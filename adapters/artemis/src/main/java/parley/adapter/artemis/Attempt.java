package parley.adapter.artemis;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Calls of the broker's library, which declares every exception there is.
final class Attempt {
    private Attempt() {}

    /// @param what is tried, for the message of the exception
    /// @throws QueueException if the call ends with an exception or error
    static <T> T to(String what, Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        task.run();
        try {
            return task.get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw new QueueException(what, cause == null ? failed : cause);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("the call has ended", impossible);
        }
    }
}
