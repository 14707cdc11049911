package parley.adapter.grpc.messaging.calls;

import java.util.List;
import parley.kernel.ConversationId;
import parley.kernel.SessionId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.Push;
import parley.messaging.port.in.StreamOutput;

/// A call of a [StreamOutput], to be made in another process.
sealed interface StreamEvent {
    record Message(LogEntry entry) implements StreamEvent {}

    record Skip(ConversationId conversation, long from, long to) implements StreamEvent {}

    record Behind(ConversationId conversation, long from, long to) implements StreamEvent {}

    record Synced() implements StreamEvent {}

    record Receipt(Watermark watermark, long at) implements StreamEvent {}

    record Receipts(ConversationId conversation, List<Watermark> watermarks, long at) implements StreamEvent {}

    record Settings(ConversationId conversation, ConversationSettings settings) implements StreamEvent {}

    record Read(ConversationId conversation, long seq) implements StreamEvent {}

    record TooSlow() implements StreamEvent {}

    /// One that is told.
    record Told(SessionId session, StreamEvent event) {}

    default void on(StreamOutput output) {
        switch (this) {
            case Message event -> output.message(new Push(event.entry()));
            case Skip event -> output.skip(event.conversation(), event.from(), event.to());
            case Behind event -> output.behind(event.conversation(), event.from(), event.to());
            case Synced _ -> output.synced();
            case Receipt event -> output.receipt(event.watermark(), event.at());
            case Receipts event -> output.receipts(event.conversation(), event.watermarks(), event.at());
            case Settings event -> output.settings(event.conversation(), event.settings());
            case Read event -> output.read(event.conversation(), event.seq());
            case TooSlow _ -> output.tooSlow();
        }
    }
}
