package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.kernel.ConversationId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.ConversationMembers;
import parley.messaging.port.out.Conversations;
import parley.messaging.port.out.MessageLog;
import parley.messaging.port.out.Ownership;

/// Opens a conversation for writing: finds the end of its log and repairs what the last append may have left
/// undone.
final class Opening {
    private final MessageLog log;
    private final Conversations conversations;
    private final Ownership ownership;
    private final Audiences audiences;
    private final ConversationMembers members;
    private final FanOutRelay relay;
    private final MessagingConfig config;

    Opening(MessagingPorts ports, Audiences audiences, FanOutRelay relay, MessagingConfig config) {
        this.log = ports.log();
        this.conversations = ports.conversations();
        this.ownership = ports.ownership();
        this.audiences = audiences;
        this.members = ports.members();
        this.relay = relay;
        this.config = config;
    }

    /// What former owners have left counts as far as it is without a gap: rows behind one, at most an append of
    /// them, are read beyond what is remembered, so that they cannot hide where the log ends.
    ///
    /// @param absent what the conversation is if it does not exist yet
    /// @return empty if it does not exist and `absent` is none
    /// @throws LeaseLostException if this instance does not own it
    Optional<OpenConversation> open(ConversationId id, @Nullable Conversation absent) {
        if (!(ownership.of(id) instanceof Ownership.Answer.Mine mine)) {
            throw new LeaseLostException(id);
        }
        Optional<Conversation> stored = conversations.find(id);
        if (stored.isPresent() && stored.get() instanceof Conversation.Group) {
            members.refresh(id);
        }
        if (stored.isPresent()) {
            OpenConversation conversation = new OpenConversation(stored.get(), true, mine.lease(), config);
            replay(conversation, validPrefix(log.tail(id, config.recentCids() + config.appendRows())));
            return Optional.of(conversation);
        }
        return Optional.ofNullable(absent).map(created -> new OpenConversation(created, false, mine.lease(), config));
    }

    /// The last append is written once more before anything new: dedup rows, heads and job may not have made
    /// it, and an entry must not be acknowledged before they have. Its members are those of now: a change of
    /// membership since would be an append after it.
    private void replay(OpenConversation conversation, List<LogEntry> tail) {
        tail.forEach(conversation::advance);
        if (!tail.isEmpty()) {
            long first = tail.getLast().appendFirst();
            List<LogEntry> last =
                    tail.stream().filter(entry -> entry.seq() >= first).toList();
            Audience audience = audiences.of(conversation.conversation()).audience();
            write(conversation.append(last, audience, List.of()));
        }
    }

    private void write(Append append) {
        if (!append.fence().enter()) {
            throw new LeaseLostException(append.conversation());
        }
        try {
            log.append(append);
        } finally {
            append.fence().leave();
        }
        if (!append.fence().holds()) {
            throw new LeaseLostException(append.conversation());
        }
        relay.offer(append.jobs());
    }

    /// Rows behind a gap or with a falling epoch are what a former owner wrote too late: they do not exist.
    private static List<LogEntry> validPrefix(List<LogEntry> tail) {
        List<LogEntry> valid = new ArrayList<>(tail.size());
        for (LogEntry entry : tail) {
            if (!valid.isEmpty() && !follows(valid.getLast(), entry)) {
                break;
            }
            valid.add(entry);
        }
        return valid;
    }

    private static boolean follows(LogEntry last, LogEntry entry) {
        return entry.seq() == last.seq() + 1 && entry.epoch() >= last.epoch();
    }
}
