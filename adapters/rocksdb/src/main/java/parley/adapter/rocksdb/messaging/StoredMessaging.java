package parley.adapter.rocksdb.messaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import parley.adapter.rocksdb.Family;
import parley.adapter.rocksdb.OfflineStore;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.CursorMark;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.ReadMark;
import parley.messaging.domain.Watermark;

/// Everything of messaging that an embedded store holds, page by page: for moving it elsewhere. Dedup rows are left
/// out: each stands for an entry of the log, which has the same cid.
public final class StoredMessaging {
    private static final HexFormat HEX = HexFormat.of();

    private final OfflineStore store;

    /// @param store the caller closes it
    public StoredMessaging(OfflineStore store) {
        this.store = store;
    }

    /// Some rows in the order of their keys.
    ///
    /// @param rows none at the end
    /// @param place of the last of them: where the next page begins; the first one begins at [#BEGINNING]
    public record Page<T>(List<T> rows, String place) {
        /// Before all rows.
        public static final String BEGINNING = "";

        public Page {
            rows = List.copyOf(rows);
        }
    }

    /// One group of columns of a row of an inbox.
    public sealed interface InboxPart {
        UserId user();

        ConversationId conversation();

        /// What appends wrote, under this epoch.
        record Head(long epoch, InboxHead head) implements InboxPart {
            @Override
            public UserId user() {
                return head.user();
            }

            @Override
            public ConversationId conversation() {
                return head.conversation();
            }
        }

        /// What reading wrote.
        record Read(ReadMark mark) implements InboxPart {
            @Override
            public UserId user() {
                return mark.user();
            }

            @Override
            public ConversationId conversation() {
                return mark.conversation();
            }
        }

        /// What the user has set.
        record Settings(UserId user, ConversationId conversation, ConversationSettings settings) implements InboxPart {}
    }

    public Page<Conversation> conversations(String after, int limit) {
        return page(
                Family.CONVERSATIONS,
                after,
                limit,
                (key, value) -> ConversationRow.decode(new ConversationId(BigEndian.getUuid(key, 0)), value));
    }

    /// Entries of one conversation from a seq on, ascending.
    public List<LogEntry> log(ConversationId conversation, long from, int limit) {
        return store.read(view -> {
            List<LogEntry> rows = new ArrayList<>();
            view.scan(Family.LOG, Keys.log(conversation, from), (key, value) -> {
                boolean inside = Keys.conversationOfLog(key).equals(conversation);
                if (inside) {
                    rows.add(LogRow.decode(key, value));
                }
                return inside && rows.size() < limit;
            });
            return rows;
        });
    }

    /// The watermarks of one conversation.
    public List<Watermark> receipts(ConversationId conversation) {
        byte[] prefix = Keys.receipts(conversation);
        return store.read(view -> {
            List<Watermark> rows = new ArrayList<>();
            view.scan(Family.RECEIPTS, prefix, (key, value) -> {
                boolean inside = Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
                if (inside) {
                    MarkRow mark = MarkRow.decode(value);
                    rows.add(new Watermark(conversation, Keys.userOfReceipt(key), mark.first(), mark.second()));
                }
                return inside;
            });
            return rows;
        });
    }

    /// Parts of inboxes; those of a user follow each other.
    public Page<InboxPart> inboxes(String after, int limit) {
        return page(Family.INBOX, after, limit, StoredMessaging::part);
    }

    public Page<CursorMark> cursors(String after, int limit) {
        return page(
                Family.CURSORS,
                after,
                limit,
                (key, value) -> new CursorMark(
                        new UserId(BigEndian.getUuid(key, 0)),
                        new DeviceId(BigEndian.getUuid(key, BigEndian.UUID_BYTES)),
                        Keys.conversationOfCursor(key),
                        CursorRow.decode(value)));
    }

    /// Jobs that the queue may not have.
    public Page<FanOutJob> jobs(String after, int limit) {
        return page(Family.OUTBOX, after, limit, OutboxRow::decode);
    }

    private static InboxPart part(byte[] key, byte[] value) {
        UserId user = new UserId(BigEndian.getUuid(key, 0));
        ConversationId conversation = Keys.conversationOfInbox(key);
        byte group = Keys.groupOfInbox(key);
        return switch (group) {
            case Keys.HEAD -> {
                HeadRow row = HeadRow.decode(value);
                yield new InboxPart.Head(
                        row.epoch(),
                        new InboxHead(
                                user,
                                conversation,
                                row.seq(),
                                row.at(),
                                row.ordinal(),
                                row.lastCountable(),
                                row.ownOrdinal()));
            }
            case Keys.READ -> {
                MarkRow row = MarkRow.decode(value);
                yield new InboxPart.Read(new ReadMark(user, conversation, row.first(), row.second()));
            }
            case Keys.SETTINGS -> new InboxPart.Settings(user, conversation, SettingsRow.decode(value));
            default -> throw new IllegalStateException("inbox row of group " + group + " (expected: 1 to 3)");
        };
    }

    private <T> Page<T> page(Family family, String after, int limit, BiFunction<byte[], byte[], T> decode) {
        byte[] place = HEX.parseHex(after);
        return store.read(view -> {
            List<T> rows = new ArrayList<>();
            String[] last = {after};
            view.scan(family, place, (key, value) -> {
                if (!Arrays.equals(key, place)) {
                    rows.add(decode.apply(key, value));
                    last[0] = HEX.formatHex(key);
                }
                return rows.size() < limit;
            });
            return new Page<>(rows, last[0]);
        });
    }
}
