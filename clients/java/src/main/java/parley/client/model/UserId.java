package parley.client.model;

import java.util.UUID;

/// Identifies an account. Never reused.
public record UserId(UUID value) {
    /// Parses the canonical text form.
    ///
    /// @throws IllegalArgumentException if `text` is not a canonical UUID
    public static UserId parse(String text) {
        return new UserId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
