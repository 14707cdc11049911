package parley.adapter.grpc.messaging;

import static parley.adapter.grpc.messaging.MessagingIds.cid;
import static parley.adapter.grpc.messaging.MessagingIds.content;
import static parley.adapter.grpc.messaging.MessagingIds.conversation;
import static parley.adapter.grpc.messaging.MessagingIds.device;
import static parley.adapter.grpc.messaging.MessagingIds.user;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import parley.adapter.grpc.Ids;
import parley.adapter.grpc.wire.EntriesMessage;
import parley.adapter.grpc.wire.EntryKindMessage;
import parley.adapter.grpc.wire.EntryMessage;
import parley.kernel.ConversationId;
import parley.messaging.domain.EntryKind;
import parley.messaging.domain.LogEntry;

/// Entries of one conversation as bytes, and back. Remembers the last few lists, because the same one goes to one
/// instance after the other.
final class EntriesCodec {
    private static final int REMEMBERED = 32;

    private final AtomicReferenceArray<@Nullable Encoded> last = new AtomicReferenceArray<>(REMEMBERED);

    /// @param entries told by identity: the list is never changed
    private record Encoded(WeakReference<List<LogEntry>> entries, ByteString bytes) {}

    ByteString encode(List<LogEntry> entries) {
        int slot = Math.floorMod(System.identityHashCode(entries), REMEMBERED);
        Encoded before = last.get(slot);
        if (before != null && before.entries().refersTo(entries)) {
            return before.bytes();
        }
        ByteString bytes = encodeAnew(entries);
        last.set(slot, new Encoded(new WeakReference<>(entries), bytes));
        return bytes;
    }

    private static ByteString encodeAnew(List<LogEntry> entries) {
        EntriesMessage.Builder message = EntriesMessage.newBuilder();
        if (!entries.isEmpty()) {
            message.setConversation(Ids.bytes(entries.getFirst().conversation().value()));
        }
        for (LogEntry entry : entries) {
            message.addEntries(EntryMessage.newBuilder()
                    .setSeq(entry.seq())
                    .setEpoch(entry.epoch())
                    .setKind(encode(entry.kind()))
                    .setOrdinal(entry.ordinal())
                    .setSender(Ids.bytes(entry.sender().value()))
                    .setDevice(Ids.bytes(entry.device().value()))
                    .setCid(Ids.bytes(entry.cid().value()))
                    .setAt(entry.at())
                    .setRefersTo(entry.refersTo())
                    .setAppendFirst(entry.appendFirst())
                    .setContent(MessagingIds.bytes(entry.content())));
        }
        return message.build().toByteString();
    }

    private static EntryKindMessage encode(EntryKind kind) {
        return switch (kind) {
            case MESSAGE -> EntryKindMessage.ENTRY_KIND_MESSAGE;
            case SYSTEM -> EntryKindMessage.ENTRY_KIND_SYSTEM;
        };
    }

    static List<LogEntry> decode(ByteString bytes) throws InvalidProtocolBufferException {
        EntriesMessage message = EntriesMessage.parseFrom(bytes);
        return message.getEntriesList().stream()
                .map(entry -> decode(conversation(message.getConversation()), entry))
                .toList();
    }

    private static LogEntry decode(ConversationId conversation, EntryMessage entry) {
        return new LogEntry(
                conversation,
                entry.getSeq(),
                entry.getEpoch(),
                decode(entry.getKind()),
                entry.getOrdinal(),
                user(entry.getSender()),
                device(entry.getDevice()),
                cid(entry.getCid()),
                entry.getAt(),
                entry.getRefersTo(),
                entry.getAppendFirst(),
                content(entry.getContent()));
    }

    private static EntryKind decode(EntryKindMessage kind) {
        return switch (kind) {
            case ENTRY_KIND_MESSAGE -> EntryKind.MESSAGE;
            case ENTRY_KIND_SYSTEM -> EntryKind.SYSTEM;
            case ENTRY_KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("kind: " + kind + " (expected: one that this version knows)");
        };
    }
}
