package parley.presence.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.presence.Moments.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.kernel.TimingWheel;
import parley.kernel.UserId;
import parley.presence.Connections;
import parley.presence.domain.Connection;
import parley.presence.domain.Sighting;
import parley.presence.domain.Whereabouts;

/// What is made of the registry's answers.
final class SightingsTest {
    private static final UserId USER = user(1);
    private static final Whereabouts AWAY = new Whereabouts(List.of(), Map.of(USER, 7L), Set.of());
    private static final Whereabouts THERE =
            new Whereabouts(List.of(Connections.at(Connections.OTHER, USER, Connections.PHONE, 1)), Map.of(), Set.of());

    private final Set<UserId> here = new HashSet<>();
    private final Set<UserId> watched = new HashSet<>(Set.of(USER));
    private final List<UserId> changed = new ArrayList<>();
    private final Sightings sightings = new Sightings(
            new Sightings.Circle(here::contains, watched::contains),
            new TimingWheel(Duration.ofMillis(100), 64, 10, 0),
            PresenceConfig.Seen.DEFAULT,
            changed::add,
            asked -> {});

    @Test
    void answerThatComesLateShouldNotOverruleOneToALaterQuestion() {
        long first = sightings.turn();
        long second = sightings.turn();

        looked(second, THERE);
        looked(first, AWAY);

        assertEquals(Optional.of(Sighting.online(USER)), sightings.of(USER));
        assertEquals(List.of(USER), changed);
    }

    @Test
    void nothingShouldBeKnownBeforeTheFirstAnswer() {
        assertEquals(Optional.empty(), sightings.of(USER));
        assertEquals(true, sightings.isToBeAsked(USER));

        looked(sightings.turn(), AWAY);

        assertEquals(Optional.of(Sighting.offline(USER, 7)), sightings.of(USER));
        assertEquals(false, sightings.isToBeAsked(USER));
        assertEquals(List.of(USER), changed);
    }

    @Test
    void answerAboutUsersWhomNobodyWatchesShouldLeaveNothingBehind() {
        looked(sightings.turn(), AWAY);
        assertEquals(1, sightings.size());

        watched.clear();
        sightings.release(USER);
        assertEquals(0, sightings.size());
        looked(sightings.turn(), THERE);

        assertEquals(0, sightings.size());
    }

    @Test
    void ownConnectionsInTheRegistryShouldProveNothing() {
        Connection own = Connections.of(USER, Connections.PHONE, 1);
        looked(sightings.turn(), new Whereabouts(List.of(own), Map.of(), Set.of()));

        assertEquals(Optional.of(Sighting.offline(USER, 0)), sightings.of(USER));
    }

    private void looked(long turn, Whereabouts found) {
        sightings.looked(
                turn, Set.of(USER), found, connection -> connection.instance().equals(Connections.INSTANCE));
    }
}
