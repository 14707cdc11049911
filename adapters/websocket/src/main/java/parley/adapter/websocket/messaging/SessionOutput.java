package parley.adapter.websocket.messaging;

import java.util.List;
import parley.adapter.websocket.frame.ServerFrame;
import parley.adapter.websocket.session.Session;
import parley.kernel.ConversationId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.Push;
import parley.messaging.port.in.StreamOutput;

/// Queues what messaging delivers in a session.
record SessionOutput(Session session) implements StreamOutput {
    @Override
    public void message(Push push) {
        session.send(new ServerFrame.Shared(MessageJson.size(push.entry()), () -> push.encoded(MessageJson::encode)));
    }

    @Override
    public void skip(ConversationId conversation, long from, long to) {
        session.send(new ServerFrame.Skip(conversation, from, to));
    }

    @Override
    public void behind(ConversationId conversation, long from, long to) {
        session.send(new ServerFrame.Behind(conversation, from, to));
    }

    @Override
    public void synced() {
        session.send(new ServerFrame.Synced());
    }

    @Override
    public void receipt(Watermark watermark, long at) {
        session.send(new ServerFrame.Receipt(
                watermark.conversation(), watermark.user(), watermark.delivered(), watermark.read(), at));
    }

    @Override
    public void receipts(ConversationId conversation, List<Watermark> watermarks, long at) {
        List<ServerFrame.Receipts.Item> items = watermarks.stream()
                .map(watermark ->
                        new ServerFrame.Receipts.Item(watermark.user(), watermark.delivered(), watermark.read()))
                .toList();
        session.send(new ServerFrame.Receipts(conversation, items, at));
    }

    @Override
    public void settings(ConversationId conversation, ConversationSettings settings) {
        long mutedUntil = settings.mutedUntil() == ConversationSettings.FOR_EVER
                ? ServerFrame.Settings.FOR_EVER
                : settings.mutedUntil();
        session.send(new ServerFrame.Settings(
                conversation, mutedUntil, settings.archived(), settings.pinned(), settings.unread()));
    }

    @Override
    public void read(ConversationId conversation, long seq) {
        session.send(new ServerFrame.ReadElsewhere(conversation, seq));
    }

    @Override
    public void tooSlow() {
        session.tooSlow();
    }
}
