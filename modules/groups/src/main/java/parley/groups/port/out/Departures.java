package parley.groups.port.out;

import java.util.List;
import parley.kernel.UserId;

/// Users whose accounts are gone and who have to leave their groups.
public interface Departures {
    /// Repeating it changes nothing.
    void add(UserId user, long at);

    /// By the text of the users' ids, from the first one after `after`.
    List<Departure> list(UserId after, int limit);

    void remove(UserId user);

    /// @param at when it was added, milliseconds since the epoch
    record Departure(UserId user, long at) {}
}
