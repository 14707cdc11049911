package parley.adapter.grpc.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.adapter.grpc.wire.DeliveryMessage;
import parley.adapter.grpc.wire.ErrandAnswerMessage;
import parley.adapter.grpc.wire.ErrandMessage;
import parley.adapter.grpc.wire.ErrandsMessage;
import parley.kernel.ConversationId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.messaging.Messages;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.Errand;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.domain.Outcome;
import parley.messaging.domain.Recipient;
import parley.messaging.domain.Watermark;

/// The bodies that the first version wrote, kept byte for byte in `first-version-messaging.bin`.
class FirstVersionTest {
    private static final ConversationId GROUP = new ConversationId(new UUID(600, 600));
    private static final List<Delivery.Target> TARGETS = List.of(
            new Delivery.Target(Messages.ALICE, List.of(new SessionId(new UUID(7, 1)), new SessionId(new UUID(7, 2)))),
            new Delivery.Target(Messages.BOB, List.of()));
    private static final Watermark MARK = new Watermark(GROUP, Messages.ALICE, 9, 7);

    private static final List<Errand> ERRANDS = List.of(
            new Errand.Send(
                    Messages.ALICE,
                    Messages.PHONE,
                    new Recipient.ToUser(Messages.BOB),
                    Messages.cid(1000, 1),
                    Messages.text("hello")),
            new Errand.Change(
                    GROUP,
                    Messages.ALICE,
                    Messages.PHONE,
                    Messages.cid(1000, 2),
                    Messages.text("changed"),
                    List.of(Messages.BOB, Messages.CAROL),
                    List.of(Messages.ALICE),
                    true),
            new Errand.Inquiry(Messages.ALICE, new Recipient.ToConversation(GROUP), Messages.cid(1000, 3)));

    private static final List<ErrandAnswer> ANSWERS = Stream.<ErrandAnswer>concat(
                    Stream.of(
                            new ErrandAnswer.NotOwner(new InstanceId(new UUID(1, 2))),
                            new ErrandAnswer.NoOwner(),
                            new ErrandAnswer.Lost(),
                            new ErrandAnswer.Done(new Outcome.Sent(GROUP, 5, 1_800_000_000_000L, true)),
                            new ErrandAnswer.Done(new Outcome.Recorded(6, 1_800_000_000_000L)),
                            new ErrandAnswer.Done(new Outcome.Looked(true))),
                    Stream.of(Outcome.Refusal.values())
                            .map(refusal -> new ErrandAnswer.Done(new Outcome.Refused(refusal, 9))))
            .toList();

    private static final List<Delivery> DELIVERIES = List.of(
            new Delivery.Entries(TARGETS, List.of(Messages.entry(GROUP, 1)), true),
            new Delivery.QueuedEntries(TARGETS, List.of(Messages.entry(GROUP, 2).erase()), true),
            new Delivery.Raised(TARGETS, GROUP, 8),
            new Delivery.ReceiptNews(TARGETS, MARK, 1_800_000_000_000L),
            new Delivery.GroupReceiptNews(TARGETS, GROUP, List.of(MARK), 1_800_000_000_000L),
            new Delivery.SettingsNews(
                    TARGETS, GROUP, new ConversationSettings(ConversationSettings.FOR_EVER, true, true, true, 5)),
            new Delivery.ReadNews(TARGETS, GROUP, 7));

    private static List<ByteString> recorded() throws IOException {
        List<ByteString> bodies = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(
                FirstVersionTest.class.getResourceAsStream("/first-version-messaging.bin"), "record")) {
            for (BytesValue next = BytesValue.parseDelimitedFrom(in);
                    next != null;
                    next = BytesValue.parseDelimitedFrom(in)) {
                bodies.add(next.getValue());
            }
        }
        return bodies;
    }

    private static List<ByteString> written() {
        List<ByteString> bodies = new ArrayList<>();
        bodies.add(ErrandCodec.encode(77, ERRANDS));
        for (int index = 0; index < ANSWERS.size(); index++) {
            bodies.add(AnswerCodec.encode(77, index, ANSWERS.get(index)));
        }
        DeliveryCodec codec = new DeliveryCodec();
        DELIVERIES.forEach(delivery -> bodies.add(codec.encode(delivery)));
        return bodies;
    }

    @Test
    void theRecordShouldBeUnderstood() throws IOException {
        List<ByteString> bodies = recorded();
        assertEquals(1 + ANSWERS.size() + DELIVERIES.size(), bodies.size());
        assertEquals(new ErrandCodec.Errands(77, 3, ERRANDS), ErrandCodec.decode(bodies.getFirst()));
        for (int index = 0; index < ANSWERS.size(); index++) {
            assertEquals(
                    new AnswerCodec.Answered(77, index, ANSWERS.get(index)), AnswerCodec.decode(bodies.get(1 + index)));
        }
        for (int index = 0; index < DELIVERIES.size(); index++) {
            assertEquals(
                    Optional.of(DELIVERIES.get(index)), DeliveryCodec.decode(bodies.get(1 + ANSWERS.size() + index)));
        }
    }

    /// If this fails, instances of the first version would not understand this one. New fields are written only where
    /// they say something new.
    @Test
    void theSameShouldBeWrittenStill() throws IOException {
        assertEquals(recorded(), written());
    }

    @Test
    void whatALaterVersionAddsShouldBeSkippedOrAnsweredAsNotDone() {
        UnknownFieldSet later = UnknownFieldSet.newBuilder()
                .addField(
                        900,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8("later"))
                                .build())
                .build();
        ByteString errands = ErrandsMessage.newBuilder()
                .setCall(5)
                .addErrands(ErrandMessage.newBuilder().setUnknownFields(later))
                .addErrands(ErrandMessage.newBuilder().setUnknownFields(later))
                .build()
                .toByteString();
        assertEquals(new ErrandCodec.Errands(5, 2, List.of()), ErrandCodec.decode(errands));
        ByteString answer = ErrandAnswerMessage.newBuilder()
                .setCall(5)
                .setIndex(1)
                .setUnknownFields(later)
                .build()
                .toByteString();
        assertEquals(new AnswerCodec.Answered(5, 1, new ErrandAnswer.Lost()), AnswerCodec.decode(answer));
        ByteString delivery =
                DeliveryMessage.newBuilder().setUnknownFields(later).build().toByteString();
        assertEquals(Optional.empty(), DeliveryCodec.decode(delivery));
    }
}
