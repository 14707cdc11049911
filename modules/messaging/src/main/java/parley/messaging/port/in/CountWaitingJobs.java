package parley.messaging.port.in;

/// How many jobs of large groups are recorded and not taken by the durable queue yet.
@FunctionalInterface
public interface CountWaitingJobs {
    /// From memory; what a former process left is counted from the first upkeep on.
    long count();
}
