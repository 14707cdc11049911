package parley.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import parley.groups.domain.PendingChange;
import parley.groups.port.in.SettleChange;
import parley.groups.port.out.ChangeRecorder;
import parley.kernel.ConversationId;

/// Logs of conversations that one writer each appends to: a change is settled on the writer's thread before it is
/// answered, as messaging does it. Fails on demand.
public final class FakeLog implements ChangeRecorder {
    private static final SettleChange NOBODY = command -> {
        throw new IllegalStateException("nobody settles");
    };

    private final Map<ConversationId, List<UUID>> logs = new ConcurrentHashMap<>();
    private final Map<UUID, PendingChange> changes = new ConcurrentHashMap<>();
    private volatile Fault fault = Fault.NONE;
    private volatile SettleChange settleChange = NOBODY;

    /// Where the next recordings stop.
    public enum Fault {
        NONE,
        UNKNOWN_BEFORE_STORING,
        UNKNOWN_BEFORE_SETTLING,
        UNKNOWN_AFTER_SETTLING,
        CRASH_BEFORE_STORING,
        CRASH_BEFORE_SETTLING,
        CRASH_AFTER_SETTLING,
        REFUSED
    }

    /// The process is gone.
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    public void settleWith(SettleChange other) {
        settleChange = other;
    }

    public void failWith(Fault other) {
        fault = other;
    }

    /// Appends something that is no change; answers its seq.
    public long say(ConversationId group) {
        List<UUID> log = of(group);
        synchronized (log) {
            log.add(new UUID(log.size(), 0));
            return log.size();
        }
    }

    /// The changes in the order of their entries, each with its seq.
    public List<Entry> changes(ConversationId group) {
        List<UUID> log = of(group);
        synchronized (log) {
            List<Entry> entries = new ArrayList<>();
            for (int at = 0; at < log.size(); at++) {
                PendingChange change = changes.get(log.get(at));
                if (change != null) {
                    entries.add(new Entry(at + 1L, change));
                }
            }
            return entries;
        }
    }

    /// A change that has its place.
    public record Entry(long seq, PendingChange change) {}

    @Override
    public Outcome record(PendingChange change) {
        try (ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor()) {
            return writer.submit(() -> write(change)).get();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Crash) {
                throw new Crash();
            }
            throw new IllegalStateException(e);
        }
    }

    private Outcome write(PendingChange change) {
        List<UUID> log = of(change.group());
        synchronized (log) {
            if (fault == Fault.REFUSED && !changes.containsKey(change.id().value())) {
                return Outcome.REFUSED;
            }
            switch (fault) {
                case UNKNOWN_BEFORE_STORING -> {
                    return Outcome.UNKNOWN;
                }
                case CRASH_BEFORE_STORING -> throw new Crash();
                default -> {}
            }
            long seq = append(log, change);
            switch (fault) {
                case UNKNOWN_BEFORE_SETTLING -> {
                    return Outcome.UNKNOWN;
                }
                case CRASH_BEFORE_SETTLING -> throw new Crash();
                default -> settleChange.settle(new SettleChange.Command(change.group(), change.id(), seq));
            }
            return switch (fault) {
                case UNKNOWN_AFTER_SETTLING -> Outcome.UNKNOWN;
                case CRASH_AFTER_SETTLING -> throw new Crash();
                default -> Outcome.RECORDED;
            };
        }
    }

    private long append(List<UUID> log, PendingChange change) {
        UUID id = change.id().value();
        if (changes.putIfAbsent(id, change) == null) {
            log.add(id);
        }
        return log.indexOf(id) + 1L;
    }

    private List<UUID> of(ConversationId group) {
        return logs.computeIfAbsent(group, key -> new ArrayList<>());
    }
}
