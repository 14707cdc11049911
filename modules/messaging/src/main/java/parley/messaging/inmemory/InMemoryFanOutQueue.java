package parley.messaging.inmemory;

import java.util.ArrayList;
import java.util.List;
import parley.messaging.domain.FanOutJob;
import parley.messaging.port.out.FanOutQueue;

/// Keeps jobs in memory until somebody takes them; lost when the process ends.
public final class InMemoryFanOutQueue implements FanOutQueue {
    private List<FanOutJob> jobs = new ArrayList<>();

    @Override
    public synchronized void put(List<FanOutJob> added) {
        jobs.addAll(added);
    }

    /// All jobs that were handed over since the last call, in that order.
    public synchronized List<FanOutJob> take() {
        List<FanOutJob> taken = jobs;
        jobs = new ArrayList<>();
        return taken;
    }
}
