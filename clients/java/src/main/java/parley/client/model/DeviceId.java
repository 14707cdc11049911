package parley.client.model;

import java.util.UUID;

/// Identifies one device of a user. Never reused.
public record DeviceId(UUID value) {
    /// Parses the canonical text form.
    ///
    /// @throws IllegalArgumentException if `text` is not a canonical UUID
    public static DeviceId parse(String text) {
        return new DeviceId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
