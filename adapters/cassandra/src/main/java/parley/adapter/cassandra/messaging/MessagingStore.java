package parley.adapter.cassandra.messaging;

import java.util.function.Supplier;
import parley.adapter.cassandra.CassandraException;
import parley.messaging.port.out.LogRefusedException;
import parley.messaging.port.out.LogUnavailableException;

/// Cassandra's faults in the words of messaging's ports.
final class MessagingStore {
    private MessagingStore() {}

    static <T> T translate(Supplier<T> call) {
        try {
            return call.get();
        } catch (CassandraException failed) {
            throw switch (failed.fault()) {
                case REFUSED -> new LogRefusedException(String.valueOf(failed.getMessage()), failed);
                case UNKNOWN, UNUSABLE -> unavailable(failed);
            };
        }
    }

    static void run(Runnable call) {
        translate(() -> {
            call.run();
            return call;
        });
    }

    /// For a part of something of which other parts may be stored: a refusal of the part is none of the
    /// whole.
    static LogUnavailableException unavailable(CassandraException failed) {
        return new LogUnavailableException(String.valueOf(failed.getMessage()), failed);
    }
}
