package parley.messaging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.kernel.Uuids;
import parley.messaging.domain.Content;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.DirectPair;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.Fence;

/// Values that tests of messaging share.
public final class Messages {
    public static final UserId ALICE = new UserId(new UUID(1, 1));
    public static final UserId BOB = new UserId(new UUID(2, 2));
    public static final UserId CAROL = new UserId(new UUID(3, 3));
    public static final DeviceId PHONE = new DeviceId(new UUID(10, 1));
    public static final DeviceId LAPTOP = new DeviceId(new UUID(10, 2));
    public static final DeviceId BOBS_PHONE = new DeviceId(new UUID(20, 1));
    public static final Conversation.Direct ALICE_AND_BOB = DirectPair.of(ALICE, BOB);
    public static final Conversation.Direct ALICE_AND_CAROL = DirectPair.of(ALICE, CAROL);

    private Messages() {}

    /// A cid that was minted at the given time and differs for every `number`.
    public static Cid cid(long millis, long number) {
        return new Cid(Uuids.version7(millis, number >>> 60, number));
    }

    public static Content text(String text) {
        return Content.of(("{\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    /// Entry `seq` from Alice, whose cid is derived from the seq.
    public static LogEntry entry(ConversationId conversation, long seq) {
        return entry(conversation, seq, ALICE, cid(1_000, conversation.value().hashCode() * 100_000L + seq));
    }

    public static LogEntry entry(ConversationId conversation, long seq, UserId sender, Cid cid) {
        return new LogEntry(
                conversation, seq, 1, EntryKind.MESSAGE, seq, sender, PHONE, cid, seq, 0, seq, text("message " + seq));
    }

    /// The append of the entries `from` to `to`, with the heads of Alice (who sent them) and Bob.
    public static Append append(ConversationId conversation, long from, long to) {
        List<LogEntry> entries = new ArrayList<>();
        for (long seq = from; seq <= to; seq++) {
            entries.add(entry(conversation, seq));
        }
        return append(conversation, entries);
    }

    public static Append append(ConversationId conversation, List<LogEntry> entries) {
        return append(1, conversation, entries);
    }

    public static Append append(long epoch, ConversationId conversation, List<LogEntry> entries) {
        LogEntry last = entries.getLast();
        return new Append(
                conversation,
                epoch,
                entries,
                List.of(
                        new InboxHead(
                                ALICE, conversation, last.seq(), last.at(), last.ordinal(), last.seq(), last.ordinal()),
                        new InboxHead(BOB, conversation, last.seq(), last.at(), last.ordinal(), last.seq(), 0)),
                Fence.OPEN);
    }
}
