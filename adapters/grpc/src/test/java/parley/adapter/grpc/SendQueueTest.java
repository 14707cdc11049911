package parley.adapter.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.adapter.grpc.wire.Batch;
import parley.adapter.grpc.wire.Envelope;
import parley.kernel.InstanceId;

class SendQueueTest {
    private final SendQueue queue = new SendQueue(config(4, 40, 3, 20));

    private static TransportConfig config(int events, long bytes, int batchEvents, int batchBytes) {
        Duration some = Duration.ofSeconds(1);
        return new TransportConfig(
                new InstanceId(new UUID(0, 1)),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Security.Plaintext(),
                events,
                bytes,
                batchEvents,
                batchBytes,
                40,
                some,
                some,
                some,
                some,
                some,
                some,
                some,
                some);
    }

    private boolean offer(int size) {
        return queue.offer(1, ByteString.copyFrom(new byte[size]));
    }

    private void assertTakes(long sequence, List<Integer> sizes) {
        assertTrue(queue.hasWork());
        Batch batch = queue.take().build();
        assertEquals(sequence, batch.getSequence());
        assertEquals(
                sizes,
                batch.getEnvelopesList().stream()
                        .map(Envelope::getBody)
                        .map(ByteString::size)
                        .toList());
    }

    @Test
    void whatWaitsShouldBeTakenTogether() {
        offer(1);
        offer(2);
        assertTakes(1, List.of(1, 2));
        assertFalse(queue.hasWork());
        offer(3);
        assertTakes(3, List.of(3));
        assertEquals(0, queue.bytes());
    }

    @Test
    void aBatchShouldHaveItsSize() {
        offer(1);
        offer(2);
        offer(3);
        offer(4);
        assertTakes(1, List.of(1, 2, 3));
        assertTakes(4, List.of(4));
        offer(15);
        offer(15);
        offer(1);
        assertTakes(5, List.of(15, 15));
        assertTakes(7, List.of(1));
    }

    @Test
    void moreThanFitsShouldBeRefusedAndLeaveAGap() {
        for (int i = 0; i < 4; i++) {
            assertTrue(offer(1));
        }
        assertFalse(offer(1));
        assertEquals(4, queue.size());
        assertTakes(1, List.of(1, 1, 1));
        assertTrue(offer(1));
        assertTakes(4, List.of(1));
        assertTakes(6, List.of(1));
        assertFalse(queue.hasWork());
    }

    @Test
    void moreBytesThanFitShouldBeRefused() {
        assertTrue(offer(39));
        assertFalse(offer(2));
        assertTrue(offer(1));
    }

    @Test
    void aGapAtTheEndShouldBeToldByItself() {
        assertTrue(offer(40));
        assertFalse(offer(1));
        assertTakes(1, List.of(40));
        assertTakes(3, List.of());
        assertFalse(queue.hasWork());
    }

    @Test
    void aNewStreamShouldBeginWithWhatWaits() {
        assertEquals(1, queue.begin());
        offer(1);
        assertEquals(1, queue.begin());
        assertEquals(1, queue.clear());
        queue.skip();
        assertEquals(3, queue.begin());
        assertFalse(queue.hasWork());
        queue.skip();
        assertTakes(4, List.of());
    }
}
