package parley.client.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.client.json.Json;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.Recipient;
import parley.client.model.UserId;

/// Unanswered messages in a file that only its owner may read. An added message survives a power failure.
public final class FileOutbox implements Outbox, AutoCloseable {
    private final Journal journal;
    private Map<Cid, Entry> entries = new LinkedHashMap<>();

    /// @throws parley.client.model.StoreException if the file cannot be used
    public FileOutbox(Path file) {
        Journal.Opened opened = Journal.open(file);
        journal = opened.journal();
        opened.lines().forEach(this::replay);
    }

    @Override
    public synchronized List<Entry> load() {
        return List.copyOf(entries.values());
    }

    @Override
    public synchronized void add(Entry entry) {
        journal.append(List.of(line(entry)));
        journal.sync();
        entries.put(entry.cid(), entry);
    }

    @Override
    public synchronized void replace(Cid refused, Entry entry) {
        if (entries.containsKey(refused)) {
            journal.append(List.of(line(entry).put("instead", refused.toString())));
            journal.sync();
            entries = Replacement.of(entries, refused, entry);
        }
    }

    @Override
    public synchronized void remove(Cid cid) {
        if (!entries.containsKey(cid)) {
            return;
        }
        journal.append(List.of(Json.object().put("answered", cid.toString())));
        entries.remove(cid);
        if (journal.wasteful(entries.size())) {
            journal.rewrite(entries.values().stream().map(FileOutbox::line).toList());
        }
    }

    @Override
    public synchronized void close() {
        journal.close();
    }

    private static ObjectNode line(Entry entry) {
        ObjectNode line = Json.object().put("cid", entry.cid().toString());
        switch (entry.to()) {
            case Recipient.ToUser(var user) -> line.put("user", user.toString());
            case Recipient.ToConversation(var conversation) -> line.put("conversation", conversation.toString());
        }
        return line.put("content", entry.content().json());
    }

    private void replay(JsonNode line) {
        if (line.has("answered")) {
            entries.remove(Cid.parse(line.path("answered").asText()));
            return;
        }
        Recipient to = line.has("user")
                ? Recipient.user(UserId.parse(line.path("user").asText()))
                : Recipient.conversation(
                        ConversationId.parse(line.path("conversation").asText()));
        Entry entry = new Entry(
                Cid.parse(line.path("cid").asText()),
                to,
                new Content(line.path("content").asText()));
        if (line.has("instead")) {
            entries = Replacement.of(entries, Cid.parse(line.path("instead").asText()), entry);
        } else {
            entries.put(entry.cid(), entry);
        }
    }
}
