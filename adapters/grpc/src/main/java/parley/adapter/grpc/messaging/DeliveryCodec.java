package parley.adapter.grpc.messaging;

import static parley.adapter.grpc.messaging.MessagingIds.conversation;
import static parley.adapter.grpc.messaging.MessagingIds.sessions;
import static parley.adapter.grpc.messaging.MessagingIds.user;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import parley.adapter.grpc.Ids;
import parley.adapter.grpc.wire.DeliveryMessage;
import parley.adapter.grpc.wire.TargetMessage;
import parley.adapter.grpc.wire.WatermarkMessage;
import parley.kernel.ConversationId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.Delivery.Target;
import parley.messaging.domain.Watermark;

/// Deliveries as bytes, and back.
public final class DeliveryCodec {
    private final EntriesCodec entries = new EntriesCodec();

    ByteString encode(Delivery delivery) {
        DeliveryMessage.Builder message = DeliveryMessage.newBuilder();
        for (Target target : delivery.targets()) {
            message.addTargets(TargetMessage.newBuilder()
                    .setUser(Ids.bytes(target.user().value()))
                    .setSessions(sessions(target.sessions())));
        }
        switch (delivery) {
            case Delivery.Entries news ->
                message.setEntries(DeliveryMessage.EntriesNewsMessage.newBuilder()
                        .setEntries(entries.encode(news.entries()))
                        .setGroup(news.group()));
            case Delivery.QueuedEntries news ->
                message.setQueuedEntries(DeliveryMessage.QueuedEntriesMessage.newBuilder()
                        .setEntries(entries.encode(news.entries()))
                        .setComplete(news.complete()));
            case Delivery.Raised news ->
                message.setRaised(DeliveryMessage.RaisedMessage.newBuilder()
                        .setConversation(bytes(news.conversation()))
                        .setHead(news.head()));
            case Delivery.ReceiptNews news ->
                message.setReceipt(DeliveryMessage.ReceiptMessage.newBuilder()
                        .setConversation(bytes(news.watermark().conversation()))
                        .setWatermark(encode(news.watermark()))
                        .setAt(news.at()));
            case Delivery.GroupReceiptNews news -> {
                DeliveryMessage.GroupReceiptsMessage.Builder receipts =
                        DeliveryMessage.GroupReceiptsMessage.newBuilder()
                                .setConversation(bytes(news.conversation()))
                                .setAt(news.at());
                news.watermarks().forEach(watermark -> receipts.addWatermarks(encode(watermark)));
                message.setGroupReceipts(receipts);
            }
            case Delivery.SettingsNews news -> message.setSettings(encode(news.conversation(), news.settings()));
            case Delivery.ReadNews news ->
                message.setRead(DeliveryMessage.ReadMessage.newBuilder()
                        .setConversation(bytes(news.conversation()))
                        .setSeq(news.seq()));
        }
        return message.build().toByteString();
    }

    private static ByteString bytes(ConversationId conversation) {
        return Ids.bytes(conversation.value());
    }

    private static WatermarkMessage.Builder encode(Watermark watermark) {
        return WatermarkMessage.newBuilder()
                .setUser(Ids.bytes(watermark.user().value()))
                .setDelivered(watermark.delivered())
                .setRead(watermark.read());
    }

    private static DeliveryMessage.SettingsMessage.Builder encode(
            ConversationId conversation, ConversationSettings settings) {
        return DeliveryMessage.SettingsMessage.newBuilder()
                .setConversation(bytes(conversation))
                .setMutedUntil(settings.mutedUntil())
                .setArchived(settings.archived())
                .setPinned(settings.pinned())
                .setUnread(settings.unread())
                .setChangedAt(settings.changedAt());
    }

    /// @return empty if it is one that this version does not know
    /// @throws IllegalArgumentException if these are not the bytes of a delivery
    public static Optional<Delivery> decode(ByteString body) {
        try {
            DeliveryMessage message = DeliveryMessage.parseFrom(body);
            List<Target> targets = message.getTargetsList().stream()
                    .map(target -> new Target(user(target.getUser()), sessions(target.getSessions())))
                    .toList();
            return decode(targets, message);
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException("delivery: malformed", malformed);
        }
    }

    private static Optional<Delivery> decode(List<Target> targets, DeliveryMessage message)
            throws InvalidProtocolBufferException {
        return switch (message.getNewsCase()) {
            case ENTRIES ->
                Optional.of(new Delivery.Entries(
                        targets,
                        EntriesCodec.decode(message.getEntries().getEntries()),
                        message.getEntries().getGroup()));
            case QUEUED_ENTRIES ->
                Optional.of(new Delivery.QueuedEntries(
                        targets,
                        EntriesCodec.decode(message.getQueuedEntries().getEntries()),
                        message.getQueuedEntries().getComplete()));
            case RAISED ->
                Optional.of(new Delivery.Raised(
                        targets,
                        conversation(message.getRaised().getConversation()),
                        message.getRaised().getHead()));
            case RECEIPT -> Optional.of(decode(targets, message.getReceipt()));
            case GROUP_RECEIPTS -> Optional.of(decode(targets, message.getGroupReceipts()));
            case SETTINGS -> Optional.of(decode(targets, message.getSettings()));
            case READ ->
                Optional.of(new Delivery.ReadNews(
                        targets,
                        conversation(message.getRead().getConversation()),
                        message.getRead().getSeq()));
            case NEWS_NOT_SET -> Optional.empty();
        };
    }

    private static Delivery decode(List<Target> targets, DeliveryMessage.ReceiptMessage receipt) {
        return new Delivery.ReceiptNews(
                targets, decode(conversation(receipt.getConversation()), receipt.getWatermark()), receipt.getAt());
    }

    private static Delivery decode(List<Target> targets, DeliveryMessage.GroupReceiptsMessage receipts) {
        ConversationId conversation = conversation(receipts.getConversation());
        List<Watermark> watermarks = receipts.getWatermarksList().stream()
                .map(watermark -> decode(conversation, watermark))
                .toList();
        return new Delivery.GroupReceiptNews(targets, conversation, watermarks, receipts.getAt());
    }

    private static Delivery decode(List<Target> targets, DeliveryMessage.SettingsMessage settings) {
        return new Delivery.SettingsNews(
                targets,
                conversation(settings.getConversation()),
                new ConversationSettings(
                        settings.getMutedUntil(),
                        settings.getArchived(),
                        settings.getPinned(),
                        settings.getUnread(),
                        settings.getChangedAt()));
    }

    private static Watermark decode(ConversationId conversation, WatermarkMessage watermark) {
        return new Watermark(conversation, user(watermark.getUser()), watermark.getDelivered(), watermark.getRead());
    }
}
