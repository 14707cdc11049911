package parley.messaging.application;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.ReadMark;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.MarkRead;

/// What has gathered for one member of one conversation. Guarded by the lock of the [ReceiptCoalescer] until
/// it is taken.
final class Gathered {
    private final Member member;
    private final Set<DeviceId> readers = new HashSet<>(1);
    private final List<MarkRead.Reply> replies = new ArrayList<>(1);
    private long delivered;
    private long readSeq;
    private long readOrdinal;

    Gathered(Member member) {
        this.member = member;
    }

    /// A member of a conversation.
    record Member(ConversationId conversation, UserId user) {}

    Member member() {
        return member;
    }

    void delivered(long seq) {
        delivered = Math.max(delivered, seq);
    }

    void read(ReadMark mark, DeviceId device, MarkRead.Reply reply) {
        readSeq = Math.max(readSeq, mark.seq());
        readOrdinal = Math.max(readOrdinal, mark.ordinal());
        readers.add(device);
        replies.add(reply);
    }

    void merge(Gathered other) {
        delivered = Math.max(delivered, other.delivered);
        readSeq = Math.max(readSeq, other.readSeq);
        readOrdinal = Math.max(readOrdinal, other.readOrdinal);
        readers.addAll(other.readers);
    }

    boolean hasRead() {
        return readSeq > 0;
    }

    ReadMark mark() {
        return new ReadMark(member.user(), member.conversation(), readSeq, readOrdinal);
    }

    boolean isOnlyReader(DeviceId device) {
        return readers.size() == 1 && readers.contains(device);
    }

    /// What others may know. Who has read has received; who does not let others see what it reads is not
    /// given away by that either.
    Watermark watermark(boolean sharesReads) {
        return sharesReads
                ? new Watermark(member.conversation(), member.user(), Math.max(delivered, readSeq), readSeq)
                : received();
    }

    /// What was received, whatever was read.
    Watermark received() {
        return new Watermark(member.conversation(), member.user(), delivered, 0);
    }

    void answer(MarkRead.Result result) {
        replies.forEach(reply -> reply.accept(result));
        replies.clear();
    }
}
