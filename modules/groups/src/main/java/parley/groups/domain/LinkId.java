package parley.groups.domain;

import java.util.UUID;
import parley.kernel.Uuids;

/// Names an invite link, without letting anybody in.
public record LinkId(UUID value) {
    /// Parses the canonical text form.
    ///
    /// @throws IllegalArgumentException if `text` is not a canonical UUID
    public static LinkId parse(String text) {
        return new LinkId(Uuids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
