package parley.identity.application;

import java.util.List;
import parley.events.Event;
import parley.identity.port.in.ListUndelivered;
import parley.identity.port.out.EventOutbox;

final class ListUndeliveredHandler implements ListUndelivered {
    private final EventOutbox outbox;

    ListUndeliveredHandler(EventOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public List<Event> list(Query query) {
        return outbox.list(query.limit());
    }
}
