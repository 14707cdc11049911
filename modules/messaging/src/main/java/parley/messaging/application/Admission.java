package parley.messaging.application;

import java.util.Optional;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.SendMessage.Command;
import parley.messaging.port.in.SendMessage.Result;
import parley.messaging.port.out.CidLocation;
import parley.messaging.port.out.Correspondents;
import parley.messaging.port.out.MessageLog;

/// Decides what becomes of a send before it is stored: a repeat of an earlier one, a refusal, or an append.
final class Admission {
    private final MessageLog log;
    private final Correspondents correspondents;
    private final int contentBytes;

    Admission(MessageLog log, Correspondents correspondents, MessagingConfig config) {
        this.log = log;
        this.correspondents = correspondents;
        this.contentBytes = config.contentBytes();
    }

    /// The answer to a send that is not to be stored; empty if it is.
    ///
    /// Before any refusal the cid is looked up, because a retry has to get the first result whatever changed
    /// since.
    Optional<Result> answer(OpenConversation conversation, Command send, long now) {
        long seq = conversation.recent().find(send.sender(), send.cid());
        if (seq > 0) {
            long at = conversation.recent().at(seq);
            return Optional.of(new Result.Sent(conversation.conversation().id(), seq, at, true));
        }
        Optional<Result> refusal = refusal(conversation, send, now);
        if (refusal.isEmpty() && conversation.recent().excludes(send.cid())) {
            return Optional.empty();
        }
        return earlier(conversation.conversation().id(), send).or(() -> refusal);
    }

    /// The first result of a send whose cid is in the store.
    Optional<Result> earlier(ConversationId conversation, Command send) {
        return log.find(send.sender(), send.cid()).flatMap(location -> earlier(conversation, send, location));
    }

    private Optional<Result> earlier(ConversationId conversation, Command send, CidLocation location) {
        if (!location.conversation().equals(conversation)) {
            return Optional.of(new Result.CidTaken());
        }
        return log.read(conversation, location.seq(), location.seq(), 1).stream()
                .filter(entry -> carries(entry, send))
                .<Result>map(entry -> new Result.Sent(conversation, entry.seq(), entry.at(), true))
                .findFirst();
    }

    private static boolean carries(LogEntry entry, Command send) {
        return entry.sender().equals(send.sender()) && entry.cid().equals(send.cid());
    }

    private Optional<Result> refusal(OpenConversation conversation, Command send, long now) {
        if (!conversation.conversation().hasMember(send.sender())) {
            return Optional.of(new Result.NotFound());
        }
        if (send.cid().mintedAt() > now + RecentCids.CLOCK_TOLERANCE) {
            return Optional.of(new Result.CidAhead(now));
        }
        if (send.content().size() > contentBytes) {
            return Optional.of(new Result.TooLarge(contentBytes));
        }
        return forbidden(send.sender(), conversation.conversation().peerOf(send.sender()));
    }

    private Optional<Result> forbidden(UserId sender, UserId peer) {
        return switch (correspondents.mayWrite(sender, peer)) {
            case ALLOWED -> Optional.empty();
            case UNKNOWN -> Optional.of(new Result.NotFound());
            case BLOCKED -> Optional.of(new Result.Blocked());
            case UNAVAILABLE -> Optional.of(new Result.Unavailable());
        };
    }
}
