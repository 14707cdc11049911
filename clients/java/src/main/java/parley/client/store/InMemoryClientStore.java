package parley.client.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.client.model.ConversationId;
import parley.client.model.Progress;

/// Progress that ends with the process.
public final class InMemoryClientStore implements ClientStore {
    private final Map<ConversationId, Progress> progress = new HashMap<>();
    private final Map<ConversationId, Long> reads = new LinkedHashMap<>();
    private String generation = "";

    @Override
    public synchronized String generation() {
        return generation;
    }

    @Override
    public synchronized Map<ConversationId, Progress> progress() {
        return Map.copyOf(progress);
    }

    @Override
    public synchronized Map<ConversationId, Long> reads() {
        return new LinkedHashMap<>(reads);
    }

    @Override
    public synchronized void saveProgress(Map<ConversationId, Progress> changed) {
        progress.putAll(changed);
    }

    @Override
    public synchronized void saveRead(ConversationId conversation, long seq) {
        ReadMarks.put(reads, conversation, seq);
    }

    @Override
    public synchronized void reset(String replacement) {
        generation = replacement;
        progress.clear();
        reads.clear();
    }
}
