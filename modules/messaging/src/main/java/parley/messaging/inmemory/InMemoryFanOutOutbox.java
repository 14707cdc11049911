package parley.messaging.inmemory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parley.messaging.domain.FanOutJob;
import parley.messaging.port.out.FanOutOutbox;

/// Keeps recorded jobs in memory; lost when the process ends.
public final class InMemoryFanOutOutbox implements FanOutOutbox {
    private final Set<FanOutJob> jobs = new LinkedHashSet<>();

    @Override
    public synchronized List<FanOutJob> list(int limit) {
        return jobs.stream().limit(limit).toList();
    }

    @Override
    public synchronized void remove(List<FanOutJob> done) {
        done.forEach(jobs::remove);
    }

    /// What an append leaves to be done.
    synchronized void add(List<FanOutJob> recorded) {
        jobs.addAll(recorded);
    }
}
