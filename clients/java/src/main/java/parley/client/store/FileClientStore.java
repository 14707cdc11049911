package parley.client.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.client.json.Json;
import parley.client.model.ConversationId;
import parley.client.model.Progress;
import parley.client.model.SeqRange;

/// Progress in one small file: survives a kill of the process. After a power failure it may be behind, which
/// costs repeated entries, not lost ones.
public final class FileClientStore implements ClientStore, AutoCloseable {
    private final Journal journal;
    private final Map<ConversationId, Progress> progress = new HashMap<>();
    private final Map<ConversationId, Long> reads = new LinkedHashMap<>();
    private String generation = "";

    /// @throws parley.client.model.StoreException if the file cannot be used
    public FileClientStore(Path file) {
        Journal.Opened opened = Journal.open(file);
        journal = opened.journal();
        opened.lines().forEach(this::replay);
    }

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
        List<ObjectNode> lines = new ArrayList<>();
        changed.forEach((conversation, value) -> lines.add(progressLine(conversation, value)));
        append(lines);
    }

    @Override
    public synchronized void saveRead(ConversationId conversation, long seq) {
        ReadMarks.put(reads, conversation, seq);
        append(List.of(readLine(conversation, seq)));
    }

    @Override
    public synchronized void reset(String replacement) {
        generation = replacement;
        progress.clear();
        reads.clear();
        journal.rewrite(live());
    }

    @Override
    public synchronized void close() {
        journal.close();
    }

    private void append(List<ObjectNode> lines) {
        journal.append(lines);
        if (journal.wasteful(progress.size() + reads.size() + 1)) {
            journal.rewrite(live());
        }
    }

    private List<ObjectNode> live() {
        List<ObjectNode> lines = new ArrayList<>();
        lines.add(Json.object().put("generation", generation));
        progress.forEach((conversation, value) -> lines.add(progressLine(conversation, value)));
        reads.forEach((conversation, seq) -> lines.add(readLine(conversation, seq)));
        return lines;
    }

    private static ObjectNode progressLine(ConversationId conversation, Progress value) {
        ObjectNode line =
                Json.object().put("conversation", conversation.toString()).put("upTo", value.upTo());
        ArrayNode ahead = line.putArray("ahead");
        value.ahead().forEach(range -> ahead.addArray().add(range.from()).add(range.to()));
        return line;
    }

    private static ObjectNode readLine(ConversationId conversation, long seq) {
        return Json.object().put("conversation", conversation.toString()).put("read", seq);
    }

    private void replay(JsonNode line) {
        if (line.has("generation")) {
            generation = line.path("generation").asText();
            return;
        }
        ConversationId conversation =
                ConversationId.parse(line.path("conversation").asText());
        if (line.has("read")) {
            ReadMarks.put(reads, conversation, line.path("read").asLong());
            return;
        }
        List<SeqRange> ahead = new ArrayList<>();
        line.path("ahead")
                .forEach(range -> ahead.add(
                        new SeqRange(range.path(0).asLong(), range.path(1).asLong())));
        progress.put(conversation, new Progress(line.path("upTo").asLong(), ahead));
    }
}
