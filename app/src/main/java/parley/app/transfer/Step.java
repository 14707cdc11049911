package parley.app.transfer;

import java.util.List;
import java.util.Locale;

/// What is done one after the other.
enum Step {
    /// Accounts, groups and whatever else is in tables.
    TABLES,
    /// Keys that sign access tokens.
    KEYS,
    /// Conversations with their entries and receipts.
    MESSAGES,
    INBOXES,
    CURSORS,
    /// Jobs that were recorded with their entries and are in no queue yet.
    JOBS,
    QUEUES,
    /// All of the above is read back.
    PROOF,
    DONE;

    /// For people and files.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Step next() {
        List<Step> steps = List.of(values());
        return steps.get(steps.indexOf(this) + 1);
    }
}
