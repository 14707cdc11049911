package parley.app.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of a server that run, in the order in which they were started. Closes them in reverse; a part that fails
/// to close does not keep the others from it.
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(String name, Closing closing) {}

    /// Ends a part; may block.
    @FunctionalInterface
    interface Closing {
        void close() throws InterruptedException;
    }

    /// @param name for the log
    void add(String name, Closing closing) {
        parts.push(new Part(name, closing));
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private static void close(Part part) {
        try {
            part.closing().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.atWarn()
                    .addKeyValue("code", "part_not_closed_in_time")
                    .addKeyValue("part", part.name())
                    .log("closing a part was interrupted; the others are closed all the same");
        } catch (RuntimeException fault) {
            LOG.atError()
                    .addKeyValue("code", "part_not_closed")
                    .addKeyValue("part", part.name())
                    .setCause(fault)
                    .log("a part could not be closed; the others are closed all the same");
        }
    }
}
