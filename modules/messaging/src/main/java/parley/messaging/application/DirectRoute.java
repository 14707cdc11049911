package parley.messaging.application;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import parley.kernel.ConversationId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.Recipient;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.in.SendMessage;

/// This instance, as the only one, owns every conversation.
final class DirectRoute implements Route {
    private final Sequencers sequencers;
    private final Doorman doorman;
    private final SentCids sentCids;

    DirectRoute(Sequencers sequencers, Doorman doorman, SentCids sentCids) {
        this.sequencers = sequencers;
        this.doorman = doorman;
        this.sentCids = sentCids;
    }

    @Override
    public void send(SendMessage.Command command, SendMessage.Reply reply) {
        try {
            switch (command.to()) {
                case Recipient.ToUser to -> sendTo(to, command, reply);
                case Recipient.ToConversation to ->
                    submit(to.conversation(), new PendingSend(command, null, reply::accept));
            }
        } catch (RejectedExecutionException closing) {
            reply.accept(new SendMessage.Result.Unavailable());
        }
    }

    private void sendTo(Recipient.ToUser to, SendMessage.Command command, SendMessage.Reply reply) {
        Optional<SendMessage.Result> refusal = doorman.refusal(command);
        if (refusal.isPresent()) {
            reply.accept(refusal.get());
        } else {
            Conversation.Direct pair = Doorman.pair(command.sender(), to);
            submit(pair.id(), new PendingSend(command, pair, reply::accept));
        }
    }

    private void submit(ConversationId conversation, PendingSend send) {
        sequencers.submit(conversation, send);
    }

    @Override
    public RecordChange.Result record(RecordChange.Command command) {
        PendingChange.Caller caller = new PendingChange.Caller();
        try {
            sequencers.submit(new PendingChange(command, caller));
        } catch (RejectedExecutionException closing) {
            return new RecordChange.Result.Unavailable();
        }
        return caller.await();
    }

    @Override
    public FindSent.Result find(FindSent.Query query) {
        return sentCids.find(query);
    }
}
