package parley.client.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.client.model.Cid;

/// Unanswered messages that outlive a client, but not the process.
public final class InMemoryOutbox implements Outbox {
    private Map<Cid, Entry> entries = new LinkedHashMap<>();

    @Override
    public synchronized List<Entry> load() {
        return List.copyOf(entries.values());
    }

    @Override
    public synchronized void add(Entry entry) {
        entries.put(entry.cid(), entry);
    }

    @Override
    public synchronized void replace(Cid refused, Entry entry) {
        entries = Replacement.of(entries, refused, entry);
    }

    @Override
    public synchronized void remove(Cid cid) {
        entries.remove(cid);
    }
}
