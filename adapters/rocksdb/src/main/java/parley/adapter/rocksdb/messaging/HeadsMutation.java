package parley.adapter.rocksdb.messaging;

import java.util.List;
import java.util.Optional;
import parley.adapter.rocksdb.Batch;
import parley.adapter.rocksdb.Family;
import parley.adapter.rocksdb.Mutation;
import parley.messaging.domain.InboxHead;

/// Raises inbox heads, each to the later of old and new.
final class HeadsMutation extends Mutation {
    private final long epoch;
    private final List<InboxHead> heads;
    private final byte[][] keys;

    HeadsMutation(long epoch, List<InboxHead> heads) {
        this.epoch = epoch;
        this.heads = List.copyOf(heads);
        this.keys = new byte[heads.size()][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Keys.inbox(heads.get(i).user(), heads.get(i).conversation(), Keys.HEAD);
        }
    }

    @Override
    protected void apply(Batch batch) {
        for (int i = 0; i < keys.length; i++) {
            HeadRow head = HeadRow.of(epoch, heads.get(i));
            Optional<byte[]> stored = batch.find(Family.INBOX, keys[i]);
            if (stored.isEmpty()) {
                batch.put(Family.INBOX, keys[i], head.encode());
                continue;
            }
            HeadRow old = HeadRow.decode(stored.get());
            HeadRow merged = old.merge(head);
            if (!merged.equals(old)) {
                batch.put(Family.INBOX, keys[i], merged.encode());
            }
        }
    }
}
