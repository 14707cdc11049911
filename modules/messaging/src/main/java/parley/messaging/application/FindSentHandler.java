package parley.messaging.application;

import parley.kernel.ConversationId;
import parley.messaging.domain.DirectPair;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.SendMessage.Recipient;
import parley.messaging.port.out.LogUnavailableException;
import parley.messaging.port.out.MessageLog;

final class FindSentHandler implements FindSent {
    private final Sequencers sequencers;
    private final MessageLog log;

    FindSentHandler(Sequencers sequencers, MessageLog log) {
        this.sequencers = sequencers;
        this.log = log;
    }

    @Override
    public Result find(Query query) {
        if (isPending(query)) {
            return new Result.Known();
        }
        try {
            return log.find(query.sender(), query.cid()).isPresent() ? new Result.Known() : new Result.Missing();
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }

    private boolean isPending(Query query) {
        PendingSend.Key key = new PendingSend.Key(query.sender(), query.cid());
        return sequencers.find(conversation(query)).filter(it -> it.awaits(key)).isPresent();
    }

    private static ConversationId conversation(Query query) {
        return switch (query.to()) {
            case Recipient.ToUser to -> DirectPair.of(query.sender(), to.user()).id();
            case Recipient.ToConversation to -> to.conversation();
        };
    }
}
