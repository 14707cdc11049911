package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.InboxHead;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.RecordChange.Command;
import parley.messaging.port.in.RecordChange.Result;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;

/// Turns a change of a group into an entry of its log, alone in its append, so that no entry is on both sides
/// of a change of membership.
final class ChangeRecorder {
    private static final int COUNTABLE_WITHIN = 100;

    private final Sequencing shared;

    ChangeRecorder(Sequencing shared) {
        this.shared = shared;
    }

    Result record(ConversationWriter writer, Command change) {
        Conversation absent = change.creates() ? new Conversation.Group(change.group()) : null;
        Optional<OpenConversation> open = writer.open(absent);
        if (open.isEmpty()) {
            return new Result.NotFound();
        }
        OpenConversation conversation = open.get();
        return shared.admission()
                .find(conversation, change.actor(), change.change())
                .map(entry -> complete(conversation, change, entry))
                .orElseGet(() -> append(writer, conversation, change));
    }

    private Result append(ConversationWriter writer, OpenConversation conversation, Command change) {
        Audience audience =
                shared.audiences().of(conversation.conversation()).audience().with(change.joining(), change.leaving());
        LogEntry entry = conversation.entry(change, shared.clock().millis());
        Append append = conversation.append(List.of(entry), audience, change.joining());
        return switch (writer.append(conversation, append)) {
            case AppendResult.Committed committed -> {
                boolean settled = shared.settleChange(entry);
                shared.deliver(conversation.conversation(), append, Deliveries.withoutCarriers(append));
                yield settled ? new Result.Recorded(entry.seq(), entry.at()) : new Result.Unavailable();
            }
            case AppendResult.CidsTaken taken -> new Result.Failed();
        };
    }

    /// The change is stored already. Whoever joined may have missed heads since, because the membership that
    /// they were written by did not know of it; who has left is at its last entry.
    private Result complete(OpenConversation conversation, Command change, LogEntry entry) {
        if (!shared.settleChange(entry)) {
            return new Result.Unavailable();
        }
        List<UserId> members =
                shared.audiences().of(conversation.conversation()).audience().members();
        List<UserId> joined = new ArrayList<>(change.joining());
        joined.retainAll(Set.copyOf(members));
        List<InboxHead> heads = new ArrayList<>(conversation.headsAtEnd(joined, entry.ordinal()));
        heads.addAll(conversation.headsAt(entry, change.leaving(), lastCountable(entry)));
        if (!heads.isEmpty()) {
            shared.ports().inboxes().advanceHeads(conversation.epoch(), heads);
            shared.nudge(heads);
        }
        return new Result.Recorded(entry.seq(), entry.at());
    }

    /// The last message before the entry, if it is not far.
    private long lastCountable(LogEntry entry) {
        long from = Math.max(1, entry.seq() - COUNTABLE_WITHIN);
        return shared.ports().log().read(entry.conversation(), from, entry.seq(), COUNTABLE_WITHIN + 1).stream()
                .filter(each -> each.kind().countable())
                .mapToLong(LogEntry::seq)
                .max()
                .orElse(0);
    }
}
