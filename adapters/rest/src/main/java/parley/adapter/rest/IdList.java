package parley.adapter.rest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.IdText;
import parley.adapter.wire.RefusedInputException;

/// Collects ids that a client lists, in its order.
final class IdList {
    private final String name;
    private final Set<UUID> ids = new LinkedHashSet<>();

    /// @throws RefusedInputException with `too_large` if `size` is more than `most`
    IdList(String name, int size, int most) {
        if (size > most) {
            throw new RefusedInputException(
                    ErrorCode.TOO_LARGE, name + ": " + size + " ids (expected: at most " + most + ")");
        }
        this.name = name;
    }

    /// @throws RefusedInputException with `bad_frame` if `text` is no id or was added before
    void add(String text) {
        UUID id = IdText.parse(name, text);
        if (!ids.add(id)) {
            throw RefusedInputException.badFrame(name + ": " + id + " twice (expected: each id once)");
        }
    }

    List<UUID> ids() {
        return List.copyOf(ids);
    }
}
