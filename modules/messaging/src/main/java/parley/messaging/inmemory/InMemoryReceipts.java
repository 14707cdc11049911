package parley.messaging.inmemory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Watermark;
import parley.messaging.port.out.Receipts;

/// Keeps watermarks in memory; lost when the process ends.
public final class InMemoryReceipts implements Receipts {
    private final Map<ConversationId, Map<UserId, Watermark>> rows = new HashMap<>();

    @Override
    public synchronized List<Watermark> list(ConversationId conversation) {
        return List.copyOf(rows.getOrDefault(conversation, Map.of()).values());
    }

    @Override
    public synchronized void advance(List<Watermark> watermarks) {
        for (Watermark watermark : watermarks) {
            rows.computeIfAbsent(watermark.conversation(), absent -> new HashMap<>())
                    .merge(watermark.user(), watermark, Watermark::max);
        }
    }
}
