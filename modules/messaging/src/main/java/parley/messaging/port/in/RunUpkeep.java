package parley.messaging.port.in;

/// The periodic work of messaging: flushes receipts, read marks and cursors, ends streams that are too slow,
/// closes idle conversations.
@FunctionalInterface
public interface RunUpkeep {
    /// Does what is due by the clock. Called about every 50 ms by one thread; blocks while it stores.
    void run();
}
