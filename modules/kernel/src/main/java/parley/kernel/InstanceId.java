package parley.kernel;

import java.util.UUID;

/// Identifies one running instance of the server.
public record InstanceId(UUID value) {
    /// Parses the canonical text form.
    ///
    /// @throws IllegalArgumentException if `text` is not a canonical UUID
    public static InstanceId parse(String text) {
        return new InstanceId(Uuids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
