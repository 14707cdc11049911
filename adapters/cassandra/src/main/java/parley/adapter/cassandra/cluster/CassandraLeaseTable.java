package parley.adapter.cassandra.cluster;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.adapter.cassandra.CassandraException;
import parley.adapter.cassandra.CassandraStore;
import parley.adapter.cassandra.Columns;
import parley.cluster.domain.Address;
import parley.cluster.domain.Incarnation;
import parley.cluster.domain.Instance;
import parley.cluster.domain.InstanceRow;
import parley.cluster.domain.LeaseTableUnavailableException;
import parley.cluster.domain.Role;
import parley.cluster.domain.ShardRow;
import parley.cluster.domain.Shards;
import parley.cluster.port.out.LeaseTable;
import parley.kernel.InstanceId;

/// The lease table in Cassandra. Every change is one lightweight transaction on one row, sent once.
///
/// What a majority agreed on is written to a majority before it is answered, so reads of a majority see it:
/// they need no transaction of their own. A change whose outcome is unknown may be seen by one read and be
/// completed by a later change; nobody relies on it until it is seen or answered.
///
/// Transactions of one partition compete, also for different rows. An instance lets its own follow each
/// other; those of different instances meet seldom, and then repeat within the server.
public final class CassandraLeaseTable implements LeaseTable {
    private static final int INSTANCE_SLICES = 16;
    private static final int SHARD_SLICES = 64;

    private final CassandraStore store;
    private final List<ReentrantLock> slices =
            Stream.generate(ReentrantLock::new).limit(SHARD_SLICES).toList();
    private final PreparedStatement join;
    private final PreparedStatement renew;
    private final PreparedStatement bury;
    private final PreparedStatement leave;
    private final PreparedStatement forget;
    private final PreparedStatement instances;
    private final PreparedStatement takeFirst;
    private final PreparedStatement take;
    private final PreparedStatement shards;

    /// @param store open; closed by the caller
    public CassandraLeaseTable(CassandraStore store) {
        this.store = store;
        join = store.prepareChange("INSERT INTO %s.instances (slice, incarnation, instance, host, port, roles,"
                + " lease_millis, beat, dead) VALUES (?, ?, ?, ?, ?, ?, ?, 0, false) IF NOT EXISTS");
        renew = store.prepareChange(
                "UPDATE %s.instances SET beat = ? WHERE slice = ? AND incarnation = ? IF beat = ? AND dead = false");
        bury = store.prepareChange(
                "UPDATE %s.instances SET dead = true WHERE slice = ? AND incarnation = ? IF beat = ? AND dead = false");
        leave = store.prepareChange(
                "UPDATE %s.instances SET dead = true WHERE slice = ? AND incarnation = ? IF EXISTS");
        forget = store.prepareChange("DELETE FROM %s.instances WHERE slice = ? AND incarnation = ? IF dead = true");
        instances = store.prepareChangeRead(
                "SELECT incarnation, instance, host, port, roles, lease_millis, beat, dead FROM %s.instances"
                        + " WHERE slice = ?");
        takeFirst = store.prepareChange(
                "INSERT INTO %s.shards (slice, shard, owner, epoch) VALUES (?, ?, ?, 1) IF NOT EXISTS");
        take = store.prepareChange(
                "UPDATE %s.shards SET owner = ?, epoch = ? WHERE slice = ? AND shard = ? IF owner = ? AND epoch = ?");
        shards = store.prepareChangeRead("SELECT shard, owner, epoch FROM %s.shards WHERE slice = ?");
    }

    @Override
    public boolean join(Incarnation self, Instance instance, Duration lease) {
        Set<String> roles = instance.roles().stream().map(Role::name).collect(Collectors.toSet());
        return change(join.bind(
                slice(self),
                self.value(),
                instance.id().value(),
                instance.address().host(),
                instance.address().port(),
                roles,
                lease.toMillis()));
    }

    @Override
    public boolean renew(Incarnation self, long beat) {
        return change(renew.bind(beat + 1, slice(self), self.value(), beat));
    }

    @Override
    public boolean bury(Incarnation other, long beat) {
        return change(bury.bind(slice(other), other.value(), beat));
    }

    @Override
    public void leave(Incarnation self) {
        change(leave.bind(slice(self), self.value()));
    }

    @Override
    public List<InstanceRow> instances() {
        return translate(() -> read(instances, INSTANCE_SLICES).stream()
                .map(CassandraLeaseTable::instance)
                .toList());
    }

    @Override
    public void forget(Incarnation dead) {
        change(forget.bind(slice(dead), dead.value()));
    }

    @Override
    public List<ShardRow> shards() {
        ShardRow[] rows =
                IntStream.range(0, Shards.COUNT).mapToObj(ShardRow::untouched).toArray(ShardRow[]::new);
        translate(() -> read(shards, SHARD_SLICES)).forEach(row -> {
            ShardRow shard = new ShardRow(row.getInt(0), new Incarnation(Columns.uuid(row, 1)), row.getLong(2));
            rows[shard.shard()] = shard;
        });
        return List.of(rows);
    }

    @Override
    public boolean take(ShardRow expected, Incarnation self) {
        return expected.epoch() == 0
                ? changeShard(takeFirst.bind(slice(expected), expected.shard(), self.value()), expected)
                : changeShard(replace(expected, self, expected.epoch() + 1), expected);
    }

    @Override
    public boolean release(ShardRow held) {
        return changeShard(replace(held, Incarnation.NONE, held.epoch()), held);
    }

    private BoundStatement replace(ShardRow expected, Incarnation owner, long epoch) {
        return take.bind(
                owner.value(),
                epoch,
                slice(expected),
                expected.shard(),
                expected.owner().value(),
                expected.epoch());
    }

    /// One change of a slice at a time.
    private boolean changeShard(BoundStatement statement, ShardRow shard) {
        ReentrantLock lock = slices.get(slice(shard));
        try {
            if (!lock.tryLock(store.config().changeTimeout().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new LeaseTableUnavailableException("changes before that of " + shard + " take too long");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LeaseTableUnavailableException("interrupted before " + shard + " was changed", interrupted);
        }
        try {
            return change(statement);
        } finally {
            lock.unlock();
        }
    }

    private List<Row> read(PreparedStatement slice, int count) {
        return store.readAll(IntStream.range(0, count).mapToObj(slice::bind).toList());
    }

    private static int slice(ShardRow shard) {
        return shard.shard() % SHARD_SLICES;
    }

    private static int slice(Incarnation incarnation) {
        return Math.floorMod(incarnation.value().hashCode(), INSTANCE_SLICES);
    }

    private static InstanceRow instance(Row row) {
        Set<Role> roles = Objects.requireNonNull(row.getSet(4, String.class)).stream()
                .map(Role::new)
                .collect(Collectors.toSet());
        return new InstanceRow(
                new Incarnation(Columns.uuid(row, 0)),
                new Instance(
                        new InstanceId(Columns.uuid(row, 1)), new Address(Columns.text(row, 2), row.getInt(3)), roles),
                Duration.ofMillis(row.getLong(5)),
                row.getLong(6),
                row.getBoolean(7));
    }

    private boolean change(BoundStatement statement) {
        return translate(() -> store.change(statement));
    }

    /// A refusal is no answer either: the caller asked whether a condition holds.
    private static <T> T translate(Supplier<T> call) {
        try {
            return call.get();
        } catch (CassandraException failed) {
            throw new LeaseTableUnavailableException(String.valueOf(failed.getMessage()), failed);
        }
    }
}
