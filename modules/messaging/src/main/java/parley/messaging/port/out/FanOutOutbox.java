package parley.messaging.port.out;

import java.util.List;
import parley.messaging.domain.FanOutJob;

/// Jobs that were recorded with their entries by [MessageLog#append] and may not have reached the queue yet.
///
/// Both methods block and throw [LogUnavailableException] when the store cannot answer.
public interface FanOutOutbox {
    /// At most `limit` jobs, in no particular order.
    List<FanOutJob> list(int limit);

    /// The queue has these jobs. Idempotent. May be forgotten in a crash; then the jobs are listed once more.
    void remove(List<FanOutJob> jobs);
}
