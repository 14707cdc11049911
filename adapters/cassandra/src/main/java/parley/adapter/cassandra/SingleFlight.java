package parley.adapter.cassandra;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import parley.adapter.cassandra.CassandraException.Fault;

/// Lets many who ask the same at the same time share one answer.
///
/// An answer may be older than the question of somebody who joined while it was under way. `complete` says
/// whether it serves nevertheless; if not, who joined asks for itself.
///
/// @param <K> the question
/// @param <V> the answer
public final class SingleFlight<K, V> {
    private final ConcurrentMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();
    private final Predicate<Answered<K, V>> complete;

    /// A question with an answer that somebody else asked for.
    public record Answered<K, V>(K question, V answer) {}

    public SingleFlight(Predicate<Answered<K, V>> complete) {
        this.complete = complete;
    }

    /// The answer to the question, from `ask` or from somebody who is asking it already.
    public V ask(K question, Supplier<V> ask) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> others = underWay.putIfAbsent(question, mine);
        if (others == null) {
            return lead(question, mine, ask);
        }
        V shared = join(others);
        return complete.test(new Answered<>(question, shared)) ? shared : ask.get();
    }

    private V lead(K question, CompletableFuture<V> mine, Supplier<V> ask) {
        try {
            V answer = ask.get();
            mine.complete(answer);
            return answer;
        } catch (CassandraException failed) {
            mine.completeExceptionally(failed);
            throw failed;
        } finally {
            underWay.remove(question, mine);
            mine.cancel(false);
        }
    }

    private V join(CompletableFuture<V> others) {
        try {
            return others.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CassandraException(Fault.UNKNOWN, "interrupted while reading", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CassandraException fault) {
                throw fault;
            }
            throw new CompletionException(failed.getCause());
        } catch (CancellationException failed) {
            throw new IllegalStateException("a read that was shared failed unexpectedly", failed);
        }
    }

    /// Questions that are being asked now.
    int underWay() {
        return underWay.size();
    }
}
