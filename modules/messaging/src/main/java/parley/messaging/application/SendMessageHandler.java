package parley.messaging.application;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.DirectPair;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.out.Correspondents;
import parley.messaging.port.out.Correspondents.Permission;
import parley.messaging.port.out.LogUnavailableException;

final class SendMessageHandler implements SendMessage {
    private final Sequencers sequencers;
    private final Correspondents correspondents;

    SendMessageHandler(Sequencers sequencers, Correspondents correspondents) {
        this.sequencers = sequencers;
        this.correspondents = correspondents;
    }

    @Override
    public void send(Command command, Reply reply) {
        try {
            switch (command.to()) {
                case Recipient.ToUser to -> sendTo(to.user(), command, reply);
                case Recipient.ToConversation to -> sequencers.submit(to.conversation(), command, null, reply);
            }
        } catch (RejectedExecutionException closing) {
            reply.accept(new Result.Unavailable());
        }
    }

    /// A conversation nobody has open is not opened for somebody who may not write to it.
    private void sendTo(UserId recipient, Command command, Reply reply) {
        Conversation.Direct pair = DirectPair.of(command.sender(), recipient);
        Permission permission = correspondents.mayWrite(command.sender(), recipient);
        if (permission != Permission.ALLOWED && sequencers.find(pair.id()).isEmpty()) {
            reply.accept(refuse(pair, command, permission));
        } else {
            sequencers.submit(pair.id(), command, pair, reply);
        }
    }

    private Result refuse(Conversation.Direct pair, Command command, Permission permission) {
        try {
            Optional<Result> earlier = sequencers.admission().earlier(pair.id(), command);
            return earlier.orElseGet(() -> switch (permission) {
                case BLOCKED -> new Result.Blocked();
                case UNAVAILABLE -> new Result.Unavailable();
                case ALLOWED, UNKNOWN -> new Result.NotFound();
            });
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }
}
