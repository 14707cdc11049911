package parley.bench.load;

/// Decides when which messages are sent over one loop; called by its thread only.
public interface Traffic {

    /// Nobody sends.
    Traffic NONE = new Traffic() {
        @Override
        public long advance(long now, Outlet outlet) {
            return Long.MAX_VALUE;
        }

        @Override
        public void completed(Way way, long now, Outlet outlet) {
            // Late answers change nothing.
        }
    };

    /// Takes messages.
    @FunctionalInterface
    interface Outlet {
        /// Sends a message that was due at `dueAt` (monotonic clock, nanoseconds): the origin of its latency.
        void send(Way way, long dueAt);
    }

    /// Sends what is due; returns when to be called again at the latest, `Long.MAX_VALUE` if never.
    long advance(long now, Outlet outlet);

    /// A message was acknowledged, refused, or (over a relay) delivered.
    void completed(Way way, long now, Outlet outlet);

    /// Whether the server fell so far behind that sending stopped early.
    default boolean overloaded() {
        return false;
    }
}
