package parley.app.metering;

import parley.adapter.artemis.Broker;
import parley.adapter.artemis.QueueCounters;

/// Shows what becomes of the jobs of large groups.
public final class QueueMetering {
    private QueueMetering() {}

    public static void export(QueueCounters counters, Broker broker, Meters meters) {
        meters.counter("parley_queue_jobs_total", "Jobs that the durable queue took", counters::sent);
        meters.counter("parley_queue_done_total", "Jobs of the durable queue that were done", counters::done);
        meters.counter(
                "parley_queue_retries_total",
                "Jobs of the durable queue that failed and are tried again",
                counters::failed);
        meters.counter("parley_dead_letters_total", "Jobs that became dead letters", counters::dead);
        meters.counter(
                "parley_queue_restarts_total",
                "Times that the broker was started anew, or reached again, after it had failed",
                () -> broker.health().restarts());
    }
}
