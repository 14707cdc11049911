package parley.adapter.grpc.messaging.calls;

import java.util.List;
import java.util.function.Consumer;
import parley.kernel.ConversationId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.Push;
import parley.messaging.port.in.StreamOutput;

/// An output whose calls are events.
record ToldOutput(Consumer<StreamEvent> events) implements StreamOutput {
    @Override
    public void message(Push push) {
        events.accept(new StreamEvent.Message(push.entry()));
    }

    @Override
    public void skip(ConversationId conversation, long from, long to) {
        events.accept(new StreamEvent.Skip(conversation, from, to));
    }

    @Override
    public void behind(ConversationId conversation, long from, long to) {
        events.accept(new StreamEvent.Behind(conversation, from, to));
    }

    @Override
    public void synced() {
        events.accept(new StreamEvent.Synced());
    }

    @Override
    public void receipt(Watermark watermark, long at) {
        events.accept(new StreamEvent.Receipt(watermark, at));
    }

    @Override
    public void receipts(ConversationId conversation, List<Watermark> watermarks, long at) {
        events.accept(new StreamEvent.Receipts(conversation, watermarks, at));
    }

    @Override
    public void settings(ConversationId conversation, ConversationSettings settings) {
        events.accept(new StreamEvent.Settings(conversation, settings));
    }

    @Override
    public void read(ConversationId conversation, long seq) {
        events.accept(new StreamEvent.Read(conversation, seq));
    }

    @Override
    public void tooSlow() {
        events.accept(new StreamEvent.TooSlow());
    }
}
