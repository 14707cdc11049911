package parley.adapter.rocksdb.messaging;

import java.util.List;

/// What [StoreCheck] found.
///
/// @param conversations conversations checked
/// @param entries log rows checked
/// @param erased those of them without content
/// @param faults everything that must not be
/// @param examples the first of them, in words, at most [#EXAMPLES]
public record StoreReport(long conversations, long entries, long erased, long faults, List<String> examples) {
    /// Most examples in a report.
    public static final int EXAMPLES = 20;

    public StoreReport {
        examples = List.copyOf(examples);
    }

    public boolean sound() {
        return faults == 0;
    }
}
