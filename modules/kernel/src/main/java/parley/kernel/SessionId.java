package parley.kernel;

import java.util.UUID;

/// Identifies one live connection of a device.
public record SessionId(UUID value) {
    /// Parses the canonical text form.
    ///
    /// @throws IllegalArgumentException if `text` is not a canonical UUID
    public static SessionId parse(String text) {
        return new SessionId(Uuids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
