package parley.identity.inmemory;

import java.util.List;
import java.util.Map;
import parley.events.Event;
import parley.identity.port.out.EventOutbox;

final class InMemoryEventOutbox implements EventOutbox {
    private final Tables tables;

    InMemoryEventOutbox(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Event> list(int limit) {
        synchronized (tables) {
            return tables.outbox.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .limit(limit)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    @Override
    public void remove(Event event) {
        synchronized (tables) {
            tables.outbox.remove(event);
        }
    }
}
