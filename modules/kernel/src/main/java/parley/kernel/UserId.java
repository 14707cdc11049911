package parley.kernel;

import java.util.UUID;

/// Identifies a user account. Never reused, also after the account is deleted.
public record UserId(UUID value) {
    /// Parses the canonical text form.
    ///
    /// @throws IllegalArgumentException if `text` is not a canonical UUID
    public static UserId parse(String text) {
        return new UserId(Uuids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
