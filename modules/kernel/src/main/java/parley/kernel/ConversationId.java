package parley.kernel;

import java.util.UUID;

/// Identifies a conversation. That of a direct conversation is derived from its two members.
public record ConversationId(UUID value) {
    /// Lower than every conversation; names none.
    public static final ConversationId NIL = new ConversationId(new UUID(0, 0));

    /// Parses the canonical text form.
    ///
    /// @throws IllegalArgumentException if `text` is not a canonical UUID
    public static ConversationId parse(String text) {
        return new ConversationId(Uuids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
