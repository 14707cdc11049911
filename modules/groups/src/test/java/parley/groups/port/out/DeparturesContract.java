package parley.groups.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.groups.Samples.user;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.groups.port.out.Departures.Departure;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// What every [Departures] does.
public interface DeparturesContract {
    /// New, empty stores.
    GroupStores stores();

    @Test
    default void departuresShouldBeKeptUntilRemoved() {
        Departures departures = stores().departures();
        UserId before = new UserId(ConversationId.NIL.value());
        departures.add(user(1), 5);
        departures.add(user(2), 6);
        departures.add(user(3), 7);
        departures.add(user(1), 9);

        assertEquals(List.of(new Departure(user(1), 5), new Departure(user(2), 6)), departures.list(before, 2));
        assertEquals(List.of(new Departure(user(3), 7)), departures.list(user(2), 2));
        departures.remove(user(2));
        departures.remove(user(2));

        assertEquals(List.of(new Departure(user(1), 5), new Departure(user(3), 7)), departures.list(before, 3));
    }
}
