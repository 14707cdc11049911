package parley.client.scripted;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import parley.client.live.Event;
import parley.client.live.EventHandler;

/// Keeps every event.
public final class Recorder implements EventHandler {
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Override
    public void on(Event event) {
        events.add(event);
    }

    public <E extends Event> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// Seqs of the messages received, in the order of their coming.
    public List<Long> seqs() {
        return of(Event.Received.class).stream()
                .map(event -> event.message().seq())
                .toList();
    }

    public List<Event> all() {
        return List.copyOf(events);
    }

    public <E extends Event> void await(Class<E> type, Predicate<E> wanted) {
        Awaitility.await(type.getSimpleName()).until(() -> of(type).stream().anyMatch(wanted));
    }

    public void awaitSeqs(Long... seqs) {
        Awaitility.await("messages " + List.of(seqs)).until(() -> seqs().equals(List.of(seqs)));
    }
}
