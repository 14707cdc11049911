package parley.adapter.cassandra.messaging;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.List;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.Columns;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.CidLocation;

/// Where the cids of every sender were stored. A row says so only as long as the log agrees.
final class DedupTable {
    private final CassandraStore store;
    private final PreparedStatement insert;
    private final PreparedStatement select;

    DedupTable(CassandraStore store) {
        this.store = store;
        insert = store.prepareWrite(
                "INSERT INTO %s.dedup (sender, cid, conversation, seq) VALUES (?, ?, ?, ?) USING TIMESTAMP ?");
        select = store.prepareRead("SELECT conversation, seq FROM %s.dedup WHERE sender = ? AND cid = ?");
    }

    BoundStatement insert(long epoch, LogEntry entry) {
        return insert.bind(
                entry.sender().value(),
                entry.cid().value(),
                entry.conversation().value(),
                entry.seq(),
                LogicalTime.of(epoch, entry.seq()));
    }

    /// One in almost all cases; more if rows were overwritten, or if a cid was used in several conversations.
    List<CidLocation> find(UserId sender, Cid cid) {
        return store.read(select.bind(sender.value(), cid.value())).stream()
                .map(row -> new CidLocation(new ConversationId(Columns.uuid(row, 0)), row.getLong(1)))
                .toList();
    }
}
