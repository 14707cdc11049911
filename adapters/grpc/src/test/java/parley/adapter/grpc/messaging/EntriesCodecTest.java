package parley.adapter.grpc.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.messaging.Messages;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.LogEntry;

class EntriesCodecTest {
    private static final ConversationId GROUP = new ConversationId(new UUID(600, 600));

    private final EntriesCodec codec = new EntriesCodec();

    @Test
    void entriesShouldBeEncodedOnceForAllInstances() {
        List<LogEntry> entries = List.of(Messages.entry(GROUP, 1), Messages.entry(GROUP, 2));
        Delivery.Entries one = new Delivery.Entries(List.of(), entries, false);
        Delivery.Entries other =
                new Delivery.Entries(List.of(new Delivery.Target(Messages.ALICE, List.of())), entries, false);
        assertSame(codec.encode(one.entries()), codec.encode(other.entries()));
    }

    @Test
    void equalEntriesOfAnotherListShouldNotBeTakenForTheSame() throws InvalidProtocolBufferException {
        List<LogEntry> entries = List.of(Messages.entry(GROUP, 1));
        ByteString bytes = codec.encode(entries);
        List<LogEntry> others = List.of(Messages.entry(GROUP, 1));
        assertNotSame(bytes, codec.encode(others));
        assertEquals(entries, EntriesCodec.decode(bytes));
    }
}
