package parley.bench.load;

import java.nio.charset.StandardCharsets;
import parley.bench.check.WayCheck;
import parley.bench.wire.ClientFrames;

/// One direction between two devices of two users.
final class Lane extends Way {

    final Client sender;
    final Client recipient;
    final WayCheck check;
    private final byte[] recipientUser;

    Lane(int index, Client sender, Client recipient, WayCheck check) {
        super(index, sender.loop);
        this.sender = sender;
        this.recipient = recipient;
        this.recipientUser = recipient.account.user().getBytes(StandardCharsets.US_ASCII);
        this.check = check;
    }

    @Override
    Client nextSender() {
        return sender;
    }

    @Override
    void write(ClientFrames frames, Client from, long dueAt) {
        frames.send(from.out, recipientUser, dueAt, index, check.send());
    }

    @Override
    int sent() {
        return check.sent();
    }

    @Override
    int audience() {
        return 1;
    }

    @Override
    boolean refuse(int number) {
        return check.refuse(number);
    }

    @Override
    void mistaken() {
        check.mistaken();
    }
}
