package parley.client.model;

import java.util.UUID;

/// Identifies a conversation. That of two people is the same whoever writes first.
public record ConversationId(UUID value) {
    /// Parses the canonical text form.
    ///
    /// @throws IllegalArgumentException if `text` is not a canonical UUID
    public static ConversationId parse(String text) {
        return new ConversationId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
