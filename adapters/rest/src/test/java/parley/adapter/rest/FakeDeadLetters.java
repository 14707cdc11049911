package parley.adapter.rest;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Dead letters that answer what a test tells them to, and remember what they were asked.
final class FakeDeadLetters implements DeadLetters {
    final List<Object> asked = new CopyOnWriteArrayList<>();
    volatile Listing listing = new Listing.Found(List.of(), 0);
    volatile Requeued requeued = Requeued.DONE;

    @Override
    public Listing list(int limit) {
        asked.add(limit);
        return listing;
    }

    @Override
    public Requeued requeue(String id) {
        asked.add(id);
        return requeued;
    }
}
