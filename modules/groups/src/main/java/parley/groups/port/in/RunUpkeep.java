package parley.groups.port.in;

/// The periodic work of groups: records pending changes again, lets users leave whose accounts are gone
/// (also those of which nobody told: it looks at all members again and again, a page at a time), forgets links and
/// requests that expired.
@FunctionalInterface
public interface RunUpkeep {
    /// Does what is due by the clock; what fails is tried again the next time. Called at start-up and then
    /// every few seconds by one thread.
    void run();
}
