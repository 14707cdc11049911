package parley.bench.load;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import parley.bench.check.ConversationView;
import parley.bench.wire.ClientFrames;

/// When devices tell the server what they have: after some messages or some time, whichever comes first, or along with
/// something else that they write; cumulatively.
///
/// Acknowledgements of own messages are confirmed along, but do not cause a confirmation.
final class Confirmations {

    private final ClientFrames frames;
    private final long delay;
    private final int most;
    private final ArrayDeque<Client> waiting = new ArrayDeque<>();

    /// @param delay nanoseconds
    Confirmations(ClientFrames frames, long delay, int most) {
        this.frames = frames;
        this.delay = delay;
        this.most = most;
    }

    /// A device got a message; true if it should confirm at once.
    boolean received(Client client, long now) {
        if (++client.unconfirmedMessages >= most || delay == 0) {
            client.confirmNow = true;
            return true;
        }
        if (!client.confirmSoon) {
            client.confirmSoon = true;
            client.confirmAt = now + delay;
            waiting.add(client);
        }
        return false;
    }

    /// A device whose time has come, null if there is none (any more).
    @Nullable
    Client due(long now) {
        Client client = waiting.peek();
        if (client == null || client.confirmAt > now) {
            return null;
        }
        waiting.remove();
        client.confirmSoon = false;
        client.confirmNow = client.unconfirmedMessages > 0;
        return client;
    }

    /// When the next device's time comes, `Long.MAX_VALUE` if none waits.
    long nextDue() {
        Client client = waiting.peek();
        return client == null ? Long.MAX_VALUE : client.confirmAt;
    }

    /// Appends the confirmation of everything that the device has.
    void write(Client client) {
        client.confirmNow = false;
        client.unconfirmedMessages = 0;
        int count = 0;
        for (ConversationView view : client.views) {
            if (view.unconfirmed()) {
                if (count == 0) {
                    frames.startConfirmation();
                }
                frames.confirm(view.conversation(), view.position());
                view.confirm();
                if (++count == ClientFrames.MAX_CONFIRMED) {
                    frames.endConfirmation(client.out);
                    count = 0;
                }
            }
        }
        if (count > 0) {
            frames.endConfirmation(client.out);
        }
    }
}
