package parley.messaging.port.out;

import java.util.List;
import java.util.Optional;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.ReadMark;

/// The inbox of every user: one row per conversation. Heads are written by [MessageLog#append] too; rows are
/// never deleted.
///
/// All methods block and throw [LogUnavailableException] when the store cannot answer.
public interface Inboxes {
    Optional<InboxRow> find(UserId user, ConversationId conversation);

    /// Rows after the conversation `after` in ascending unsigned order of ids, at most `limit`; from the
    /// first for [ConversationId#NIL].
    List<InboxRow> list(UserId user, ConversationId after, int limit);

    /// Raises read seqs and read ordinals, each to the maximum of old and new; durable on return. Idempotent.
    void advanceRead(List<ReadMark> marks);

    /// Raises heads as an append under `epoch` does, each to the maximum of old and new; durable on return.
    /// Idempotent.
    void advanceHeads(long epoch, List<InboxHead> heads);

    /// Replaces the settings of one conversation unless newer ones are stored; durable on return. Idempotent.
    void changeSettings(UserId user, ConversationId conversation, ConversationSettings settings);
}
