package parley.presence.application;

import parley.kernel.TimingWheel;
import parley.presence.domain.Connection;
import parley.presence.port.in.RegisterConnection.Liveness;
import parley.presence.port.in.RegisterConnection.Pulse;

/// One connection and its last sign of life. The wheel looks at it only when its deadline could have passed.
final class LiveConnection extends TimingWheel.Timer implements Pulse {
    private final Connection connection;
    private final Liveness liveness;
    private final TimingWheel wheel;
    private final long deadlineNanos;
    private volatile long lastBeat;
    private volatile boolean ended;

    LiveConnection(Connection connection, Liveness liveness, TimingWheel wheel, long deadlineNanos) {
        this.connection = connection;
        this.liveness = liveness;
        this.wheel = wheel;
        this.deadlineNanos = deadlineNanos;
        this.lastBeat = wheel.now();
    }

    Connection connection() {
        return connection;
    }

    void watch() {
        wheel.arm(this, lastBeat + deadlineNanos);
    }

    void replace() {
        liveness.replaced();
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
            liveness.expired();
        } else {
            wheel.arm(this, deadline);
        }
    }
}
