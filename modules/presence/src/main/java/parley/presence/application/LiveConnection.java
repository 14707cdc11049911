package parley.presence.application;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import parley.kernel.TimingWheel;
import parley.presence.domain.Connection;
import parley.presence.domain.Registration;
import parley.presence.port.in.RegisterConnection;
import parley.presence.port.in.RegisterConnection.Liveness;
import parley.presence.port.in.RegisterConnection.Pulse;
import parley.presence.port.in.SignalOutput;

/// One connection and its last sign of life. The wheel looks at it only when its deadline could have passed.
final class LiveConnection extends TimingWheel.Timer implements Pulse {
    private final Connection connection;
    private final Liveness liveness;
    private final SignalOutput signals;
    private final TimingWheel wheel;
    private final long deadlineNanos;
    private final AtomicBoolean replaced = new AtomicBoolean();
    private volatile long lastBeat;
    private volatile boolean expired;
    private volatile boolean ended;
    private volatile long epoch;
    private volatile @Nullable Watches watches;

    /// @param since when it came, milliseconds since 1970: its epoch as long as the registry has not given it
    /// one
    LiveConnection(RegisterConnection.Command command, TimingWheel wheel, long deadlineNanos, long since) {
        this.connection = command.connection();
        this.liveness = command.liveness();
        this.signals = command.signals();
        this.wheel = wheel;
        this.deadlineNanos = deadlineNanos;
        this.lastBeat = wheel.now();
        this.epoch = since;
    }

    Connection connection() {
        return connection;
    }

    SignalOutput signals() {
        return signals;
    }

    /// Empty until it watches somebody: most connections need no memory for it.
    Optional<Watches> watches() {
        return Optional.ofNullable(watches);
    }

    synchronized Watches watches(PresenceConfig.Watching config) {
        Watches held = watches;
        if (held == null) {
            held = new Watches(connection.user(), signals, config, wheel.now());
            watches = held;
        }
        return held;
    }

    boolean ended() {
        return ended;
    }

    /// Now, or when the last sign of life came if the connection ended for the lack of one.
    long lastAlive() {
        return expired ? lastBeat : wheel.now();
    }

    void watch() {
        wheel.arm(this, lastBeat + deadlineNanos);
    }

    /// Its rank among the connections of its device.
    long epoch() {
        return epoch;
    }

    void registered(long given) {
        epoch = given;
    }

    Registration registration() {
        return new Registration(connection, epoch);
    }

    /// Tells it, once, that a newer stream of its device is the one.
    void replace() {
        if (replaced.compareAndSet(false, true)) {
            liveness.replaced();
        }
    }

    boolean isReplaced() {
        return replaced.get();
    }

    void end() {
        ended = true;
        wheel.cancel(this);
    }

    @Override
    public void beat() {
        lastBeat = wheel.now();
    }

    @Override
    protected void fired(long now) {
        long deadline = lastBeat + deadlineNanos;
        if (ended) {
            return;
        }
        if (now - deadline >= 0) {
            expired = true;
            liveness.expired();
        } else {
            wheel.arm(this, deadline);
        }
    }
}
