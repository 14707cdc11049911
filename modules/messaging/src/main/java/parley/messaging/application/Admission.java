package parley.messaging.application;

import java.util.Optional;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.SendMessage.Command;
import parley.messaging.port.in.SendMessage.Result;
import parley.messaging.port.out.CidLocation;
import parley.messaging.port.out.MessageLog;

/// Decides what becomes of a send before it is stored: a repeat of an earlier one, a refusal, or an append.
final class Admission {
    private final MessageLog log;
    private final FanOutRelay relay;
    private final RecentRefusals refusals;
    private final int contentBytes;

    Admission(MessageLog log, FanOutRelay relay, RecentRefusals refusals, MessagingConfig config) {
        this.log = log;
        this.relay = relay;
        this.refusals = refusals;
        this.contentBytes = config.contentBytes();
    }

    /// The answer to a send that is not to be stored; empty if it is.
    ///
    /// Before any refusal the cid is looked up, because a retry has to get the first result whatever changed
    /// since.
    ///
    /// @param circle who may write to the conversation now
    Optional<Result> answer(OpenConversation conversation, Audiences.Circle circle, Command send, long now) {
        long seq = conversation.recent().find(send.sender(), send.cid());
        if (seq > 0) {
            long at = conversation.recent().at(seq);
            return Optional.of(new Result.Sent(conversation.conversation().id(), seq, at, true));
        }
        ConversationId id = conversation.conversation().id();
        Optional<Result> refusal = refusals.find(id, send).or(() -> refusal(circle, send, now));
        if (refusal.isEmpty() && conversation.recent().excludes(send.cid())) {
            return Optional.empty();
        }
        return earlier(conversation, send).or(() -> refusal.map(result -> refusals.note(id, send, result)));
    }

    /// Remembers that a send was refused before it came here.
    ///
    /// @return `refusal`
    Result refused(ConversationId conversation, Command send, Result refusal) {
        return refusals.note(conversation, send, refusal);
    }

    /// The entry of this very conversation that carries the sender's cid.
    Optional<LogEntry> find(OpenConversation conversation, UserId sender, Cid cid) {
        if (conversation.recent().find(sender, cid) == 0
                && conversation.recent().excludes(cid)) {
            return Optional.empty();
        }
        ConversationId id = conversation.conversation().id();
        return log.find(sender, cid)
                .filter(location -> location.conversation().equals(id) && location.seq() <= conversation.seq())
                .flatMap(location -> entry(id, location.seq(), sender, cid));
    }

    /// The first result of a send whose cid is in the store. Rows beyond the end of the log are what a former
    /// owner wrote too late: they do not exist.
    private Optional<Result> earlier(OpenConversation conversation, Command send) {
        ConversationId id = conversation.conversation().id();
        return log.find(send.sender(), send.cid())
                .filter(location -> !location.conversation().equals(id) || location.seq() <= conversation.seq())
                .flatMap(location -> earlier(id, send, location));
    }

    /// The same for a conversation that does not exist, or whose every cid is known to be stored.
    Optional<Result> earlier(ConversationId conversation, Command send) {
        return log.find(send.sender(), send.cid()).flatMap(location -> earlier(conversation, send, location));
    }

    /// Whether the cid may be stored, in whatever conversation.
    boolean mayBeKnown(UserId sender, Cid cid) {
        return log.find(sender, cid).isPresent();
    }

    private Optional<Result> earlier(ConversationId conversation, Command send, CidLocation location) {
        if (!location.conversation().equals(conversation)) {
            return Optional.of(new Result.CidTaken());
        }
        return entry(conversation, location.seq(), send.sender(), send.cid())
                .map(entry -> new Result.Sent(conversation, entry.seq(), entry.at(), true));
    }

    private Optional<LogEntry> entry(ConversationId conversation, long seq, UserId sender, Cid cid) {
        return log.read(conversation, seq, seq, 1).stream()
                .filter(entry -> entry.sender().equals(sender) && entry.cid().equals(cid))
                .findFirst();
    }

    private Optional<Result> refusal(Audiences.Circle circle, Command send, long now) {
        Optional<Result> refusal = circle.refusal(send.sender());
        if (refusal.isPresent() && refusal.get() instanceof Result.NotFound) {
            return refusal;
        }
        if (send.cid().mintedAt() > now + RecentCids.CLOCK_TOLERANCE) {
            return Optional.of(new Result.CidAhead(now));
        }
        if (send.content().size() > contentBytes) {
            return Optional.of(new Result.TooLarge(contentBytes));
        }
        if (refusal.isEmpty() && circle.audience().queued() && relay.full()) {
            return Optional.of(new Result.Unavailable());
        }
        return refusal;
    }
}
