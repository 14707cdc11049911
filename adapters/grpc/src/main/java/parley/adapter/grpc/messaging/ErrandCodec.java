package parley.adapter.grpc.messaging;

import static parley.adapter.grpc.messaging.MessagingIds.bytes;
import static parley.adapter.grpc.messaging.MessagingIds.cid;
import static parley.adapter.grpc.messaging.MessagingIds.content;
import static parley.adapter.grpc.messaging.MessagingIds.conversation;
import static parley.adapter.grpc.messaging.MessagingIds.device;
import static parley.adapter.grpc.messaging.MessagingIds.user;
import static parley.adapter.grpc.messaging.MessagingIds.users;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.adapter.grpc.Ids;
import parley.adapter.grpc.wire.ErrandMessage;
import parley.adapter.grpc.wire.ErrandsMessage;
import parley.adapter.grpc.wire.RecipientMessage;
import parley.messaging.domain.Errand;
import parley.messaging.domain.Recipient;

/// Errands as bytes, and back.
public final class ErrandCodec {
    private ErrandCodec() {}

    /// A call as it came.
    ///
    /// @param errands none if there is one among them that this version does not know
    public record Errands(long call, int count, List<Errand> errands) {
        public Errands {
            errands = List.copyOf(errands);
        }
    }

    static ByteString encode(long call, List<Errand> errands) {
        ErrandsMessage.Builder message = ErrandsMessage.newBuilder().setCall(call);
        for (Errand errand : errands) {
            message.addErrands(encode(errand));
        }
        return message.build().toByteString();
    }

    private static ErrandMessage encode(Errand errand) {
        return switch (errand) {
            case Errand.Send send ->
                ErrandMessage.newBuilder()
                        .setSend(ErrandMessage.SendMessage.newBuilder()
                                .setSender(Ids.bytes(send.sender().value()))
                                .setDevice(Ids.bytes(send.device().value()))
                                .setTo(encode(send.to()))
                                .setCid(Ids.bytes(send.cid().value()))
                                .setContent(bytes(send.content())))
                        .build();
            case Errand.Change change ->
                ErrandMessage.newBuilder()
                        .setChange(ErrandMessage.ChangeMessage.newBuilder()
                                .setConversation(Ids.bytes(change.conversation().value()))
                                .setActor(Ids.bytes(change.actor().value()))
                                .setDevice(Ids.bytes(change.device().value()))
                                .setChange(Ids.bytes(change.change().value()))
                                .setContent(bytes(change.content()))
                                .setJoining(users(change.joining()))
                                .setLeaving(users(change.leaving()))
                                .setCreates(change.creates()))
                        .build();
            case Errand.Inquiry inquiry ->
                ErrandMessage.newBuilder()
                        .setInquiry(ErrandMessage.InquiryMessage.newBuilder()
                                .setSender(Ids.bytes(inquiry.sender().value()))
                                .setTo(encode(inquiry.to()))
                                .setCid(Ids.bytes(inquiry.cid().value())))
                        .build();
        };
    }

    private static RecipientMessage encode(Recipient recipient) {
        return switch (recipient) {
            case Recipient.ToUser to ->
                RecipientMessage.newBuilder()
                        .setUser(Ids.bytes(to.user().value()))
                        .build();
            case Recipient.ToConversation to ->
                RecipientMessage.newBuilder()
                        .setConversation(Ids.bytes(to.conversation().value()))
                        .build();
        };
    }

    /// @throws IllegalArgumentException if these are not the bytes of errands
    public static Errands decode(ByteString body) {
        ErrandsMessage message = parse(body);
        List<Errand> errands = new ArrayList<>();
        for (ErrandMessage errand : message.getErrandsList()) {
            decode(errand).ifPresent(errands::add);
        }
        int count = message.getErrandsCount();
        return new Errands(message.getCall(), count, errands.size() == count ? errands : List.of());
    }

    private static ErrandsMessage parse(ByteString body) {
        try {
            return ErrandsMessage.parseFrom(body);
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException("errands: malformed", malformed);
        }
    }

    private static Optional<Errand> decode(ErrandMessage errand) {
        return switch (errand.getErrandCase()) {
            case SEND -> decode(errand.getSend());
            case CHANGE -> Optional.of(decode(errand.getChange()));
            case INQUIRY -> decode(errand.getInquiry());
            case ERRAND_NOT_SET -> Optional.empty();
        };
    }

    private static Optional<Errand> decode(ErrandMessage.SendMessage send) {
        return decode(send.getTo())
                .map(to -> new Errand.Send(
                        user(send.getSender()),
                        device(send.getDevice()),
                        to,
                        cid(send.getCid()),
                        content(send.getContent())));
    }

    private static Errand decode(ErrandMessage.ChangeMessage change) {
        return new Errand.Change(
                conversation(change.getConversation()),
                user(change.getActor()),
                device(change.getDevice()),
                cid(change.getChange()),
                content(change.getContent()),
                users(change.getJoining()),
                users(change.getLeaving()),
                change.getCreates());
    }

    private static Optional<Errand> decode(ErrandMessage.InquiryMessage inquiry) {
        return decode(inquiry.getTo())
                .map(to -> new Errand.Inquiry(user(inquiry.getSender()), to, cid(inquiry.getCid())));
    }

    private static Optional<Recipient> decode(RecipientMessage recipient) {
        return switch (recipient.getRecipientCase()) {
            case USER -> Optional.of(new Recipient.ToUser(user(recipient.getUser())));
            case CONVERSATION -> Optional.of(new Recipient.ToConversation(conversation(recipient.getConversation())));
            case RECIPIENT_NOT_SET -> Optional.empty();
        };
    }
}
