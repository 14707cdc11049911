package parley.adapter.dbclient;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A relational database. Safe for concurrent use.
///
/// Reads run on the caller's thread. Changes run one transaction each on as many platform threads as there are
/// connections for writing, in the order they come in: a commit waits for the disk inside the driver, where a
/// virtual thread would keep its carrier from everybody else.
public final class Database implements AutoCloseable {
    private final DatabaseConfig config;
    private final PooledConnections readConnections;
    private final PooledConnections writeConnections;
    private final DbClient reader;
    private final DbClient writer;
    private final ThreadPoolExecutor writerThreads;

    private Database(DatabaseConfig config, PooledConnections readConnections, PooledConnections writeConnections) {
        this.config = config;
        this.readConnections = readConnections;
        this.writeConnections = writeConnections;
        this.reader = JdbcClientBuilder.create().connectionPool(readConnections).build();
        this.writer =
                JdbcClientBuilder.create().connectionPool(writeConnections).build();
        this.writerThreads = new ThreadPoolExecutor(
                config.writers(),
                config.writers(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.writeQueue()),
                Thread.ofPlatform().daemon().name("parley-database-", 1).factory());
    }

    /// @throws DatabaseException if no connection can be made
    public static Database open(DatabaseConfig config) {
        PooledConnections forWriting = new PooledConnections(config, "write", config.writers());
        try {
            return new Database(config, new PooledConnections(config, "read", config.readers()), forWriting);
        } catch (DatabaseException e) {
            forWriting.close();
            throw e;
        }
    }

    /// What `work` returns; each of its queries sees what was committed when it began.
    ///
    /// @throws DatabaseException if the database does not answer or a statement fails
    public <T> T read(Function<Statements, T> work) {
        try {
            return work.apply(new Statements(reader.execute()));
        } catch (DbClientException e) {
            throw new DatabaseException("a query failed", e);
        }
    }

    /// What `work` returns, after everything that it changed is durable. Nothing of it stays if it throws or
    /// calls [Transaction#undo].
    ///
    /// @throws DatabaseException if the database does not answer, a statement fails, or too many changes wait
    public <T> T write(Function<Transaction, T> work) {
        Future<T> future;
        try {
            future = writerThreads.submit(() -> transact(work));
        } catch (RejectedExecutionException e) {
            throw new DatabaseException("more than " + config.writeQueue() + " changes wait, or it is closed", e);
        }
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while a change was made", e);
        } catch (CancellationException e) {
            throw new DatabaseException("closed before a change was made", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DatabaseException known
                    ? new DatabaseException(String.valueOf(known.getMessage()), e)
                    : new DatabaseException("a change failed", e);
        }
    }

    /// What is wrong with the stored data, as far as the database can tell; empty if nothing is.
    public List<String> faults() {
        return read(statements -> statements.rows(config.integrityCheck()).stream()
                .map(row -> String.valueOf(row.column(1).get()))
                .filter(text -> !text.equals("ok"))
                .toList());
    }

    /// How many changes wait.
    public int waiting() {
        return writerThreads.getQueue().size();
    }

    /// Connections that read at the moment.
    public int reading() {
        return readConnections.active();
    }

    /// Callers that wait for a connection to read with.
    public int waitingReaders() {
        return readConnections.waiting();
    }

    /// Connections that change something at the moment.
    public int writing() {
        return writeConnections.active();
    }

    /// Whether it answers now. Blocks up to the time that a connection is waited for.
    public boolean isReachable() {
        try {
            return read(statements -> statements.row("SELECT 1 AS one").isPresent());
        } catch (DatabaseException away) {
            return false;
        }
    }

    /// Makes other transactions that call this wait for the end of this one.
    void lockSchema(Transaction transaction) {
        transaction.rows(config.migrationLock());
    }

    /// Lets the change that is being made finish; those that wait fail.
    @Override
    public void close() {
        writerThreads.shutdown();
        List.copyOf(writerThreads.getQueue()).forEach(task -> {
            if (writerThreads.remove(task) && task instanceof Future<?> future) {
                future.cancel(false);
            }
        });
        awaitWriters();
        reader.close();
        writer.close();
        readConnections.close();
        writeConnections.close();
    }

    private <T> T transact(Function<Transaction, T> work) {
        DbTransaction transaction = writer.transaction();
        boolean isCommitted = false;
        try {
            Transaction statements = new Transaction(transaction);
            T result = work.apply(statements);
            if (!statements.isUndone()) {
                transaction.commit();
                isCommitted = true;
            }
            return result;
        } finally {
            if (!isCommitted) {
                transaction.rollback();
            }
        }
    }

    private void awaitWriters() {
        try {
            if (!writerThreads.awaitTermination(config.connectionTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                writerThreads.shutdownNow();
            }
        } catch (InterruptedException e) {
            writerThreads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
