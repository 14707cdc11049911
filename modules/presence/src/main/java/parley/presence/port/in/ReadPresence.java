package parley.presence.port.in;

import java.util.List;
import parley.kernel.UserId;
import parley.presence.domain.Sighting;

/// What a user may see of others at this moment.
@FunctionalInterface
public interface ReadPresence {
    Result read(Query query);

    /// @param users may repeat each other
    record Query(UserId watcher, List<UserId> users) {
        public Query {
            users = List.copyOf(users);
        }
    }

    sealed interface Result {
        /// @param sightings one for each of the users, in their order
        record Found(List<Sighting> sightings) implements Result {
            public Found {
                sightings = List.copyOf(sightings);
            }
        }

        record Unavailable() implements Result {}
    }
}
