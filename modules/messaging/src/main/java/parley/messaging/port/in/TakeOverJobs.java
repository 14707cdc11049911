package parley.messaging.port.in;

/// Begins with jobs of large groups that another instance recorded and may not hand over to the durable queue any
/// more. Called when an instance died; what several instances hand over is done more than once, which is harmless.
@FunctionalInterface
public interface TakeOverJobs {
    /// Does not block: the jobs are read and handed over with the next upkeep.
    void takeOver();
}
