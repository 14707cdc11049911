package parley.adapter.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.cassandra.CassandraException.Fault;

/// A session with Cassandra and the statements prepared on it.
///
/// All methods block and may be called from any number of threads, virtual ones preferably: at most
/// [CassandraConfig#inFlight] requests are under way, further ones wait. They throw [CassandraException].
public final class CassandraStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CassandraStore.class);
    private static final int SAFE_REPLICAS = 3;

    private final CassandraConfig config;
    private final CqlSession session;
    private final InFlight inFlight;
    private final InFlight changesInFlight;
    private final String generation;
    private final LongAdder reads = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder changes = new LongAdder();
    private final LongAdder failures = new LongAdder();

    private CassandraStore(CassandraConfig config, CqlSession session, String generation) {
        this.config = config;
        this.session = session;
        this.inFlight = new InFlight(config.inFlight(), config.requestTimeout());
        this.changesInFlight = new InFlight(config.changesInFlight(), config.changeTimeout());
        this.generation = generation;
    }

    /// Connects, and checks that the schema is one that this version can work with.
    ///
    /// @throws CassandraException with [Fault#UNUSABLE] if Cassandra cannot be reached, or if the keyspace is
    ///     absent or of an older version: [CassandraSchema#migrate] mends that
    public static CassandraStore open(CassandraConfig config) {
        CqlSession session = Sessions.connect(config);
        try {
            SchemaTable schema = new SchemaTable(session, config.keyspace());
            String generation = schema.requireCurrent();
            warnOfFewReplicas(config, schema.replicas());
            return new CassandraStore(config, session, generation);
        } catch (DriverException failed) {
            session.close();
            throw new CassandraException(Fault.UNUSABLE, "schema not read: " + failed.getMessage(), failed);
        } catch (CassandraException failed) {
            session.close();
            throw failed;
        }
    }

    private static void warnOfFewReplicas(CassandraConfig config, int replicas) {
        if (replicas < SAFE_REPLICAS) {
            LOG.atWarn()
                    .addKeyValue("code", "few_replicas")
                    .addKeyValue("keyspace", config.keyspace())
                    .addKeyValue("replicas", replicas)
                    .log("with fewer than three replicas the loss of one node stops all writes, or loses them");
        }
    }

    /// Names this store's history: chosen when its schema was created.
    public String generation() {
        return generation;
    }

    /// The bounds of what is asked at once.
    public CassandraConfig config() {
        return config;
    }

    /// A statement that reads. `%s` stands for the keyspace.
    public PreparedStatement prepareRead(String cql) {
        return prepare(cql, Sessions.READ, true);
    }

    /// A statement that writes with a timestamp of its own, and may be repeated. `%s` stands for the
    /// keyspace.
    public PreparedStatement prepareWrite(String cql) {
        return prepare(cql, "", true);
    }

    /// A statement that reads what conditional changes depend on. `%s` stands for the keyspace.
    public PreparedStatement prepareChangeRead(String cql) {
        return prepare(cql, Sessions.CHANGE_READ, true);
    }

    /// A conditional change. `%s` stands for the keyspace.
    public PreparedStatement prepareChange(String cql) {
        return prepare(cql, Sessions.CHANGE, false);
    }

    private PreparedStatement prepare(String cql, String profile, boolean idempotent) {
        SimpleStatement statement =
                SimpleStatement.newInstance(cql.formatted(config.keyspace())).setIdempotent(idempotent);
        SimpleStatement profiled = profile.isEmpty() ? statement : statement.setExecutionProfileName(profile);
        return translate(() -> session.prepare(profiled));
    }

    /// One atomic write of several to the same partition of one table.
    public static Statement<?> batch(List<? extends BatchableStatement<?>> statements) {
        return statements.size() == 1
                ? statements.getFirst()
                : BatchStatement.newInstance(DefaultBatchType.UNLOGGED)
                        .addAll(statements)
                        .setIdempotent(true);
    }

    /// The only row, or the first.
    public Optional<Row> find(BoundStatement query) {
        List<Row> rows = new ArrayList<>(1);
        scan(query, row -> {
            rows.add(row);
            return false;
        });
        return rows.stream().findFirst();
    }

    /// All rows, in their order.
    public List<Row> read(BoundStatement query) {
        List<Row> rows = new ArrayList<>();
        scan(query, rows::add);
        return rows;
    }

    /// All rows of several queries that are asked at the same time, in the order of the queries.
    public List<Row> readAll(List<BoundStatement> queries) {
        List<CompletionStage<AsyncResultSet>> firstPages = new ArrayList<>(queries.size());
        for (BoundStatement query : queries) {
            firstPages.add(send(reads, places(query), () -> session.executeAsync(query)));
        }
        List<Row> rows = new ArrayList<>();
        for (int index = 0; index < queries.size(); index++) {
            scan(queries.get(index), await(firstPages.get(index)), rows::add);
        }
        return rows;
    }

    /// Visits rows in their order, page by page, until `visitor` wants no more.
    public void scan(BoundStatement query, Predicate<Row> visitor) {
        scan(query, await(send(reads, places(query), () -> session.executeAsync(query))), visitor);
    }

    private void scan(BoundStatement query, AsyncResultSet firstPage, Predicate<Row> visitor) {
        AsyncResultSet page = firstPage;
        while (visit(page, visitor) && page.hasMorePages()) {
            page = await(send(reads, places(query), page::fetchNextPage));
        }
    }

    private static boolean visit(AsyncResultSet page, Predicate<Row> visitor) {
        for (Row row : page.currentPage()) {
            if (!visitor.test(row)) {
                return false;
            }
        }
        return true;
    }

    /// Writes and returns when it is stored on a majority of the replicas.
    public void write(Statement<?> statement) {
        await(send(writes, places(statement), () -> session.executeAsync(statement)));
    }

    /// Writes at the same time and returns when all are stored.
    ///
    /// @throws CassandraException if one is not, or it is not known, after all others came to an end; the
    ///     others may be stored
    public void writeAll(List<? extends Statement<?>> statements) {
        for (WriteOutcome outcome : attemptAll(statements)) {
            if (outcome instanceof WriteOutcome.Failed failed) {
                throw failed.reason();
            }
        }
    }

    /// Writes at the same time and returns, in the same order, what became of each.
    public List<WriteOutcome> attemptAll(List<? extends Statement<?>> statements) {
        List<Supplier<WriteOutcome>> underWay = new ArrayList<>(statements.size());
        for (Statement<?> statement : statements) {
            underWay.add(attempt(statement));
        }
        return underWay.stream().map(Supplier::get).toList();
    }

    private Supplier<WriteOutcome> attempt(Statement<?> statement) {
        try {
            CompletionStage<AsyncResultSet> sent =
                    send(writes, places(statement), () -> session.executeAsync(statement));
            return () -> outcome(sent);
        } catch (CassandraException failed) {
            return () -> new WriteOutcome.Failed(failed);
        }
    }

    private WriteOutcome outcome(CompletionStage<AsyncResultSet> sent) {
        try {
            await(sent);
            return new WriteOutcome.Stored();
        } catch (CassandraException failed) {
            return new WriteOutcome.Failed(failed);
        }
    }

    /// Makes a conditional change.
    ///
    /// @return whether its condition held
    public boolean change(BoundStatement statement) {
        return await(send(changes, places(statement), () -> session.executeAsync(statement)))
                .wasApplied();
    }

    public CassandraCounters counters() {
        return new CassandraCounters(
                reads.sum(), writes.sum(), changes.sum(), failures.sum(), inFlight.now(), inFlight.waiting());
    }

    /// Conditional changes and what they depend on have places of their own: an instance that is busy would
    /// lose its leases else.
    private InFlight places(Statement<?> statement) {
        String profile = statement.getExecutionProfileName();
        return Sessions.CHANGE.equals(profile) || Sessions.CHANGE_READ.equals(profile) ? changesInFlight : inFlight;
    }

    private static CompletionStage<AsyncResultSet> send(
            LongAdder counter, InFlight places, Supplier<CompletionStage<AsyncResultSet>> request) {
        places.enter();
        counter.increment();
        boolean handedOver = false;
        try {
            CompletionStage<AsyncResultSet> sent = request.get();
            handedOver = true;
            return sent.whenComplete((page, failed) -> places.leave());
        } finally {
            if (!handedOver) {
                places.leave();
            }
        }
    }

    private AsyncResultSet await(CompletionStage<AsyncResultSet> sent) {
        try {
            return sent.toCompletableFuture().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CassandraException(Fault.UNKNOWN, "interrupted while waiting for cassandra", interrupted);
        } catch (ExecutionException failed) {
            failures.increment();
            throw translate(failed.getCause());
        }
    }

    private <T> T translate(Supplier<T> call) {
        try {
            return call.get();
        } catch (DriverException failed) {
            throw Faults.of(failed);
        }
    }

    private RuntimeException translate(@Nullable Throwable cause) {
        if (cause instanceof DriverException failed) {
            return Faults.of(failed);
        }
        if (session.isClosed()) {
            return new CassandraException(Fault.UNKNOWN, "the session is closed");
        }
        return cause instanceof RuntimeException fault ? fault : new IllegalStateException("request failed", cause);
    }

    /// Ends the session. Requests that are under way fail with an unknown outcome.
    @Override
    public void close() {
        session.close();
    }
}
