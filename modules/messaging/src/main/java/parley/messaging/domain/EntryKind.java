package parley.messaging.domain;

/// What an entry of a conversation's log is.
public enum EntryKind {
    /// Content that a user sent; counts as unread.
    MESSAGE(true),
    /// A change of the conversation itself, such as a membership change; does not count as unread.
    SYSTEM(false);

    private final boolean countable;

    EntryKind(boolean countable) {
        this.countable = countable;
    }

    /// Whether the entry advances the conversation's ordinal, from which unread counts are derived.
    public boolean countable() {
        return countable;
    }
}
