package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.kernel.Cid;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.port.in.SendMessage;

/// A send that has no result yet, and everybody who waits for it. Guarded by the lock of its [Sequencer].
final class PendingSend {
    private final SendMessage.Command command;
    private final @Nullable Conversation absent;
    private final List<Waiter> waiters = new ArrayList<>(1);
    private final List<SessionId> carriers = new ArrayList<>(1);

    /// @param absent what the conversation is if it does not exist yet; none if the send names one that must
    /// exist
    PendingSend(SendMessage.Command command, @Nullable Conversation absent, Waiter waiter) {
        this.command = command;
        this.absent = absent;
        waiters.add(waiter);
        if (command.carrier() instanceof SendMessage.Carrier.Stream stream) {
            carriers.add(stream.session());
        }
    }

    /// Lets a retry of the same cid wait for the same result.
    void attach(PendingSend retry) {
        waiters.addAll(retry.waiters);
        carriers.addAll(retry.carriers);
    }

    SendMessage.Command command() {
        return command;
    }

    @Nullable
    Conversation absent() {
        return absent;
    }

    Key key() {
        return new Key(command.sender(), command.cid());
    }

    /// The streams that carried it: they get the reply and no push.
    List<SessionId> carriers() {
        return carriers;
    }

    List<Waiter> waiters() {
        return waiters;
    }

    /// What a send is known by within its conversation.
    record Key(UserId sender, Cid cid) {}
}
