package parley.cluster.application;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The log of one conversation as a store without transactions keeps it: whatever arrives is kept if its timestamp,
/// made of epoch and seq, is not lower; of two with the same timestamp either may win. Remembers what was
/// acknowledged, and judges.
final class ModelStore {
    private final Map<Integer, Cell> cells = new TreeMap<>();
    private final Map<Integer, Integer> acknowledged = new TreeMap<>();
    private int reads;

    private record Cell(int epoch, int value) {}

    /// A row arrives, maybe long after it was sent.
    void apply(int seq, int epoch, int value) {
        cells.merge(seq, new Cell(epoch, value), (held, late) -> isLower(late, held) ? held : late);
    }

    private static boolean isLower(Cell late, Cell held) {
        return late.epoch() < held.epoch() || (late.epoch() == held.epoch() && rank(late) < rank(held));
    }

    /// Which of two values wins has nothing to do with which of them is newer.
    private static int rank(Cell cell) {
        return Integer.reverse(cell.value());
    }

    /// What a new owner takes for the log: the longest prefix without a gap and with epochs that do not decrease.
    int read() {
        reads++;
        return length();
    }

    /// How often the log was read by somebody who was going to write to it.
    int reads() {
        return reads;
    }

    private int length() {
        int seq = 0;
        int epoch = 0;
        for (Cell cell = cells.get(1); cell != null && cell.epoch() >= epoch; cell = cells.get(seq + 1)) {
            epoch = cell.epoch();
            seq++;
        }
        return seq;
    }

    /// @param opened the count of reads when the writer read it
    /// @return what is wrong with it
    Optional<String> acknowledge(int seq, int value, int opened) {
        Integer before = acknowledged.put(seq, value);
        if (before != null && before != value) {
            return Optional.of("seq " + seq + " acknowledged as " + before + " and as " + value);
        }
        if (opened != reads) {
            return Optional.of("seq " + seq + " acknowledged after another owner had read the log");
        }
        return check();
    }

    /// @return an acknowledged entry that is lost
    Optional<String> check() {
        int length = length();
        for (Map.Entry<Integer, Integer> entry : acknowledged.entrySet()) {
            Cell cell = cells.get(entry.getKey());
            if (entry.getKey() > length || cell == null || cell.value() != entry.getValue()) {
                return Optional.of("seq " + entry.getKey() + " acknowledged as " + entry.getValue() + " is lost");
            }
        }
        return Optional.empty();
    }
}
