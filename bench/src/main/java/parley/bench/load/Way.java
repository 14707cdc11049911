package parley.bench.load;

import java.nio.charset.StandardCharsets;
import parley.bench.check.WayCheck;

/// One direction between two devices. Both belong to the same loop.
public final class Way {

    final int index;
    final Client sender;
    final Client recipient;
    final byte[] recipientUser;
    final WayCheck check;

    Way(int index, Client sender, Client recipient, WayCheck check) {
        this.index = index;
        this.sender = sender;
        this.recipient = recipient;
        this.recipientUser = recipient.account.user().getBytes(StandardCharsets.US_ASCII);
        this.check = check;
    }
}
