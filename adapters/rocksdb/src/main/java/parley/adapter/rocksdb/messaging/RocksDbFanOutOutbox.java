package parley.adapter.rocksdb.messaging;

import java.util.ArrayList;
import java.util.List;
import parley.adapter.rocksdb.Batch;
import parley.adapter.rocksdb.Family;
import parley.adapter.rocksdb.Mutation;
import parley.messaging.domain.FanOutJob;
import parley.messaging.port.out.FanOutOutbox;

/// The recorded jobs in RocksDB, in the order of their times. Appends write them along with their entries.
///
/// Removing one is not synced: forgotten in a crash, it costs a job that is done twice.
final class RocksDbFanOutOutbox implements FanOutOutbox {
    private final MessagingStore store;

    RocksDbFanOutOutbox(MessagingStore store) {
        this.store = store;
    }

    @Override
    public List<FanOutJob> list(int limit) {
        if (limit <= 0) {
            return List.of();
        }
        return store.read(view -> {
            List<FanOutJob> jobs = new ArrayList<>();
            view.scan(Family.OUTBOX, Keys.OUTBOX_START, (key, value) -> {
                jobs.add(OutboxRow.decode(key, value));
                return jobs.size() < limit;
            });
            return jobs;
        });
    }

    @Override
    public void remove(List<FanOutJob> jobs) {
        if (!jobs.isEmpty()) {
            store.write(new RemoveMutation(jobs));
        }
    }

    private static final class RemoveMutation extends Mutation {
        private final List<byte[]> keys;

        RemoveMutation(List<FanOutJob> jobs) {
            keys = jobs.stream().map(OutboxRow::key).toList();
        }

        @Override
        protected void apply(Batch batch) {
            keys.forEach(key -> batch.delete(Family.OUTBOX, key));
        }

        @Override
        protected boolean durable() {
            return false;
        }
    }
}
