package parley.adapter.grpc;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import parley.adapter.grpc.wire.Batch;
import parley.adapter.grpc.wire.Envelope;
import parley.adapter.grpc.wire.Hello;
import parley.adapter.grpc.wire.Outgoing;
import parley.adapter.grpc.wire.Returning;
import parley.kernel.InstanceId;

/// What the first version wrote, kept byte for byte in `first-version.bin`, is understood by every later one; and what
/// a later one may write is understood by this one.
class FirstVersionIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final InstanceId SENDER = new InstanceId(new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0001L));
    private static final InstanceId RECEIVER = new InstanceId(new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0002L));

    private static List<Outgoing> recorded() throws IOException {
        List<Outgoing> messages = new ArrayList<>();
        try (InputStream in =
                Objects.requireNonNull(FirstVersionIT.class.getResourceAsStream("/first-version.bin"), "record")) {
            for (Outgoing next = Outgoing.parseDelimitedFrom(in);
                    next != null;
                    next = Outgoing.parseDelimitedFrom(in)) {
                messages.add(next);
            }
        }
        return messages;
    }

    private static Outgoing hello(long next) {
        return Outgoing.newBuilder()
                .setHello(Hello.newBuilder()
                        .setFrom(Ids.bytes(SENDER))
                        .setTo(Ids.bytes(RECEIVER))
                        .setNext(next))
                .build();
    }

    private static Outgoing batch(long sequence, boolean probe, String... texts) {
        Batch.Builder batch = Batch.newBuilder().setSequence(sequence).setProbe(probe);
        for (String text : texts) {
            batch.addEnvelopes(Envelope.newBuilder().setKind(Instance.TEXT).setBody(ByteString.copyFromUtf8(text)));
        }
        return Outgoing.newBuilder().setBatch(batch).build();
    }

    private static Instance receiver() {
        Instance receiver = Instance.started(settings -> settings.id(RECEIVER));
        receiver.knows(new Peer(SENDER, "127.0.0.1", 1));
        return receiver;
    }

    /// A peer that sends what it is told to.
    private static final class Script extends ClientCall.Listener<Returning> implements AutoCloseable {
        final LinkedBlockingQueue<Returning> answers = new LinkedBlockingQueue<>();
        final LinkedBlockingQueue<Status> ends = new LinkedBlockingQueue<>();
        private final ManagedChannel channel;
        private final ClientCall<Outgoing, Returning> call;

        Script(Instance receiver) {
            channel = NettyChannelBuilder.forAddress(
                            "127.0.0.1", receiver.transport.port(), InsecureChannelCredentials.create())
                    .build();
            call = channel.newCall(Exchange.METHOD, CallOptions.DEFAULT);
            call.start(this, new Metadata());
            call.request(100);
        }

        void send(Outgoing message) {
            call.sendMessage(message);
        }

        @Override
        public void onMessage(Returning message) {
            answers.add(message);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            ends.add(status);
        }

        @Override
        public void close() {
            channel.shutdownNow();
        }
    }

    @Test
    void theRecordShouldBeUnderstood() throws Exception {
        try (Instance receiver = receiver();
                Script script = new Script(receiver)) {
            for (Outgoing message : recorded()) {
                script.send(message);
            }
            assertEquals(
                    Ids.bytes(RECEIVER),
                    Objects.requireNonNull(script.answers.poll(10, TimeUnit.SECONDS))
                            .getWelcome()
                            .getSelf());
            assertEquals(
                    3,
                    Objects.requireNonNull(script.answers.poll(10, TimeUnit.SECONDS))
                            .getTaken()
                            .getSequence());
            assertEquals(List.of("one", "two", "three", "five"), receiver.received);
            assertEquals(1, receiver.disturbed.get());
        }
    }

    /// If this fails, instances of the first version would not understand this one.
    @Test
    void theSameShouldBeWrittenStill() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Outgoing message :
                List.of(hello(1), batch(1, false, "one", "two"), batch(3, true, "three"), batch(5, false, "five"))) {
            message.writeDelimitedTo(out);
        }
        try (InputStream in =
                Objects.requireNonNull(FirstVersionIT.class.getResourceAsStream("/first-version.bin"), "record")) {
            assertArrayEquals(in.readAllBytes(), out.toByteArray());
        }
    }

    @Test
    void fieldsAndStepsOfALaterVersionShouldBeSkipped() {
        UnknownFieldSet later = UnknownFieldSet.newBuilder()
                .addField(
                        900,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8("later"))
                                .build())
                .build();
        try (Instance receiver = receiver();
                Script script = new Script(receiver)) {
            script.send(hello(1).toBuilder().setUnknownFields(later).build());
            script.send(Outgoing.newBuilder().setUnknownFields(later).build());
            script.send(
                    batch(1, false, "one").toBuilder().setUnknownFields(later).build());
            await().atMost(SOON).until(() -> receiver.received.equals(List.of("one")));
            assertEquals(0, receiver.disturbed.get());
        }
    }

    @Test
    void aStreamWithoutHelloOrForSomebodyElseShouldBeEnded() throws Exception {
        try (Instance receiver = receiver();
                Script impolite = new Script(receiver)) {
            impolite.send(batch(1, false, "one"));
            assertEquals(
                    Status.Code.FAILED_PRECONDITION,
                    Objects.requireNonNull(impolite.ends.poll(10, TimeUnit.SECONDS))
                            .getCode());
            assertEquals(List.of(), receiver.received);
        }
        try (Instance receiver = Instance.plain();
                Script lost = new Script(receiver)) {
            lost.send(hello(1));
            assertEquals(
                    Status.Code.PERMISSION_DENIED,
                    Objects.requireNonNull(lost.ends.poll(10, TimeUnit.SECONDS)).getCode());
        }
    }

    @Test
    void aNewerStreamShouldTakeThePlaceOfTheOneBefore() throws Exception {
        try (Instance receiver = receiver();
                Script former = new Script(receiver);
                Script next = new Script(receiver)) {
            former.send(hello(1));
            former.send(batch(1, false, "one"));
            await().atMost(SOON).until(() -> receiver.received.equals(List.of("one")));
            next.send(hello(2));
            assertEquals(
                    Status.Code.ABORTED,
                    Objects.requireNonNull(former.ends.poll(10, TimeUnit.SECONDS))
                            .getCode());
            next.send(batch(2, false, "two"));
            await().atMost(SOON).until(() -> receiver.received.equals(List.of("one", "two")));
            assertEquals(0, receiver.disturbed.get());
        }
    }
}
