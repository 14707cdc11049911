package parley.messaging.domain;

import java.util.List;
import parley.kernel.ConversationId;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// What one instance tells streams of another: entries and news, once for all devices there. A hint for pushing
/// now: it may be lost, repeated or late, because heads, cursors and watermarks are stored.
public sealed interface Delivery {
    List<Target> targets();

    /// Streams of one user.
    ///
    /// @param sessions none if it is not known which: all that the user has on the instance
    record Target(UserId user, List<SessionId> sessions) {
        public Target {
            sessions = List.copyOf(sessions);
        }
    }

    /// Entries whose heads were just written for the users.
    ///
    /// @param entries of one conversation, ascending by seq, at least one
    /// @param group whether it is a group whose members are told of receipts
    record Entries(List<Target> targets, List<LogEntry> entries, boolean group) implements Delivery {
        public Entries {
            targets = List.copyOf(targets);
            entries = List.copyOf(entries);
        }
    }

    /// Entries of a large group whose heads were written by a queued job: for everybody but who sent them.
    ///
    /// @param entries of one conversation, ascending by seq
    /// @param complete whether these are all entries that the heads were raised by
    record QueuedEntries(List<Target> targets, List<LogEntry> entries, boolean complete) implements Delivery {
        public QueuedEntries {
            targets = List.copyOf(targets);
            entries = List.copyOf(entries);
        }
    }

    /// A conversation has come up to `head` for the users, who may have missed entries.
    record Raised(List<Target> targets, ConversationId conversation, long head) implements Delivery {
        public Raised {
            targets = List.copyOf(targets);
        }
    }

    /// The other member's watermarks in a direct conversation moved.
    ///
    /// @param at when, milliseconds since the epoch
    record ReceiptNews(List<Target> targets, Watermark watermark, long at) implements Delivery {
        public ReceiptNews {
            targets = List.copyOf(targets);
        }
    }

    /// Other members' watermarks in a group moved.
    ///
    /// @param watermarks at least one, all of this conversation
    /// @param at when, milliseconds since the epoch
    record GroupReceiptNews(List<Target> targets, ConversationId conversation, List<Watermark> watermarks, long at)
            implements Delivery {
        public GroupReceiptNews {
            targets = List.copyOf(targets);
            watermarks = List.copyOf(watermarks);
        }
    }

    /// The user has changed the settings of a conversation on another device.
    record SettingsNews(List<Target> targets, ConversationId conversation, ConversationSettings settings)
            implements Delivery {
        public SettingsNews {
            targets = List.copyOf(targets);
        }
    }

    /// Another device of the same user has read up to `seq`.
    record ReadNews(List<Target> targets, ConversationId conversation, long seq) implements Delivery {
        public ReadNews {
            targets = List.copyOf(targets);
        }
    }
}
