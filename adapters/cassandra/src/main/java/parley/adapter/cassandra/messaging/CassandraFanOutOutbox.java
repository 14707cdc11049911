package parley.adapter.cassandra.messaging;

import java.util.List;
import parley.messaging.domain.FanOutJob;
import parley.messaging.port.out.FanOutOutbox;

/// The recorded jobs of all instances in Cassandra. Any instance lists them, whoever recorded them.
final class CassandraFanOutOutbox implements FanOutOutbox {
    private final OutboxTable table;

    CassandraFanOutOutbox(OutboxTable table) {
        this.table = table;
    }

    @Override
    public List<FanOutJob> list(int limit) {
        return limit <= 0 ? List.of() : MessagingStore.translate(() -> table.list(limit));
    }

    @Override
    public void remove(List<FanOutJob> jobs) {
        MessagingStore.run(() -> table.remove(jobs));
    }
}
