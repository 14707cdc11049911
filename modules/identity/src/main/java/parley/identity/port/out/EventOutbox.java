package parley.identity.port.out;

import java.util.List;
import parley.events.Event;

/// Events that others must take note of, written down along with the change that they tell of, until they have: by
/// [Accounts#delete], [parley.events.AccountDeleted].
public interface EventOutbox {
    /// The oldest, oldest first, at most `limit`.
    List<Event> list(int limit);

    /// Everybody has taken note of the event; has no effect on one that is not there.
    void remove(Event event);
}
