package parley.messaging.application;

import java.util.Optional;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.DirectPair;
import parley.messaging.domain.Recipient;
import parley.messaging.port.in.SendMessage.Command;
import parley.messaging.port.in.SendMessage.Result;
import parley.messaging.port.out.Correspondents;
import parley.messaging.port.out.LogUnavailableException;

/// Keeps conversations closed for those who may not write to them: one that nobody has open is not opened for
/// somebody who is refused anyway.
final class Doorman {
    private final Sequencers sequencers;
    private final Correspondents correspondents;

    Doorman(Sequencers sequencers, Correspondents correspondents) {
        this.sequencers = sequencers;
        this.correspondents = correspondents;
    }

    /// Why the send need not go to its sequencer; empty if it has to, which then decides. May read the store.
    Optional<Result> refusal(Command command) {
        return switch (command.to()) {
            case Recipient.ToConversation to -> Optional.empty();
            case Recipient.ToUser to -> refusal(to.user(), command);
        };
    }

    /// What the conversation of a message to a user is if it does not exist yet.
    static Conversation.Direct pair(UserId sender, Recipient.ToUser to) {
        return DirectPair.of(sender, to.user());
    }

    private Optional<Result> refusal(UserId recipient, Command command) {
        Correspondents.Permission permission = correspondents.mayWrite(command.sender(), recipient);
        return switch (permission) {
            case ALLOWED -> Optional.empty();
            case UNKNOWN -> unlessKnown(command, new Result.NotFound());
            case BLOCKED -> unlessKnown(command, new Result.Blocked());
            case UNAVAILABLE -> unlessKnown(command, new Result.Unavailable());
        };
    }

    /// A repeat of something stored goes in: it gets the first result.
    private Optional<Result> unlessKnown(Command command, Result refusal) {
        try {
            boolean goesIn =
                    sequencers.find(command.to().conversation(command.sender())).isPresent()
                            || sequencers.admission().mayBeKnown(command.sender(), command.cid());
            return goesIn
                    ? Optional.empty()
                    : Optional.of(sequencers
                            .admission()
                            .refused(command.to().conversation(command.sender()), command, refusal));
        } catch (LogUnavailableException unavailable) {
            return Optional.of(new Result.Unavailable());
        }
    }
}
