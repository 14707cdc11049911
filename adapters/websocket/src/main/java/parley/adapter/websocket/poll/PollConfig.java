package parley.adapter.websocket.poll;

import java.time.Duration;
import parley.adapter.websocket.session.Admission;
import parley.adapter.websocket.session.Rate;

/// How long-polling waits, and how many sessions it takes.
///
/// @param waitTime how long a GET waits for something to say, shorter than any proxy's patience; default 25 s
/// @param batchBytes about how many bytes of frames share a batch, which is kept until it is acknowledged; a single
/// frame may exceed it; default 64 KiB
/// @param sessions most sessions, beyond which opening one gets 503; default 10,000
/// @param sessionsPerAddress most sessions of one client address, beyond which it gets 429; default 1,000
/// @param opensPerAddress how often an address may open one, beyond which it gets 429; default 50/s, 500 at once
public record PollConfig(
        Duration waitTime, int batchBytes, int sessions, int sessionsPerAddress, Rate opensPerAddress) {
    public PollConfig {
        if (!waitTime.isPositive()) {
            throw new IllegalArgumentException("waitTime: " + waitTime + " (expected: > 0)");
        }
        positive("batchBytes", batchBytes);
        positive("sessions", sessions);
        positive("sessionsPerAddress", sessionsPerAddress);
    }

    public static PollConfig defaults() {
        return new PollConfig(Duration.ofSeconds(25), 64 * 1024, 10_000, 1_000, new Rate(50, 500));
    }

    Admission.Limits admission() {
        return new Admission.Limits(sessions, sessionsPerAddress, opensPerAddress);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}
