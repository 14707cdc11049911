package parley.cluster.domain;

/// What the table says about one incarnation of an instance.
///
/// @param beat how often it was renewed; 0 at first
/// @param dead whether it has left or was given up; never again false
public record InstanceRow(Incarnation incarnation, Instance instance, long beat, boolean dead) {
    public InstanceRow {
        if (incarnation.equals(Incarnation.NONE)) {
            throw new IllegalArgumentException("incarnation: none (expected: one)");
        }
        if (beat < 0) {
            throw new IllegalArgumentException("beat: " + beat + " (expected: >= 0)");
        }
    }
}
