package parley.adapter.redisson;

import java.net.InetSocketAddress;
import org.redisson.connection.ConnectionListener;
import parley.kernel.Ticker;

/// Notices that connections were made anew. Subscriptions follow a moment later, and what was published
/// meanwhile was not received.
@SuppressWarnings("deprecation") // the interface still demands the two old methods, and calls them
final class Reconnections implements ConnectionListener {
    private static final long SUBSCRIBED_AFTER_NANOS = 1_000_000_000;

    private final Ticker ticker;
    private boolean broken;
    private boolean due;
    private long dueAt;

    Reconnections(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public synchronized void onDisconnect(InetSocketAddress address) {
        broken = true;
    }

    @Override
    public synchronized void onConnect(InetSocketAddress address) {
        if (broken) {
            broken = false;
            happened();
        }
    }

    /// There was a gap that ends about now.
    synchronized void happened() {
        due = true;
        dueAt = ticker.nanos() + SUBSCRIBED_AFTER_NANOS;
    }

    /// Whether there was a gap, and it is over; once for each.
    synchronized boolean isOver() {
        boolean over = due && ticker.nanos() - dueAt >= 0;
        due &= !over;
        return over;
    }
}
