package parley.presence.port.in;

/// The periodic work of presence: tells the changes that were collected, and ends what was not repeated.
@FunctionalInterface
public interface RunUpkeep {
    /// Does what is due. Called about every 100 ms by one thread; blocks while it is found out who may see what.
    void run();
}
