package parley.cluster.domain;

import java.time.Duration;

/// What the table says about one incarnation of an instance.
///
/// @param lease for how long others see the beat unchanged before they give the incarnation up: every instance says it
///     for itself, so that two of different configuration do not misjudge each other; whole milliseconds
/// @param beat how often it was renewed; 0 at first
/// @param dead whether it has left or was given up; never again false
public record InstanceRow(Incarnation incarnation, Instance instance, Duration lease, long beat, boolean dead) {
    public InstanceRow {
        if (incarnation.equals(Incarnation.NONE)) {
            throw new IllegalArgumentException("incarnation: none (expected: one)");
        }
        if (!lease.isPositive()) {
            throw new IllegalArgumentException("lease: " + lease + " (expected: > 0)");
        }
        if (beat < 0) {
            throw new IllegalArgumentException("beat: " + beat + " (expected: >= 0)");
        }
    }
}
