package parley.proof.client;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import parley.client.model.ClientException;
import parley.client.model.InviteLink;
import parley.client.model.UserId;

/// Guests of a group leave, are removed, are added and come back by a link, while everybody sends.
///
/// Whether a change was made is not asked here: an answer may be lost. The group's log tells it in the end.
public final class Churn {
    private static final long LONGEST_PAUSE_NANOS = 300_000_000;

    private final Gathering gathering;
    private final RandomGenerator random;
    private final Set<UserId> away = new HashSet<>();
    private Optional<String> link = Optional.empty();

    public Churn(Gathering gathering, RandomGenerator random) {
        this.gathering = gathering;
        this.random = random;
    }

    /// Makes changes for as long as it is going on.
    public void run(BooleanSupplier going) {
        List<Participant> guests = gathering.guests();
        while (!guests.isEmpty() && going.getAsBoolean()) {
            Participant guest = guests.get(random.nextInt(guests.size()));
            try {
                if (away.contains(guest.user())) {
                    bringBack(guest);
                } else {
                    sendAway(guest);
                }
            } catch (ClientException unknown) {
                // Perhaps it was made, perhaps not: then the next one is refused, and the turn after it fits again.
                turn(guest.user());
            }
            LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE_NANOS));
        }
    }

    private void turn(UserId user) {
        if (!away.remove(user)) {
            away.add(user);
        }
    }

    private void sendAway(Participant guest) {
        if (random.nextBoolean()) {
            gathering.owner().groups().remove(gathering.id(), guest.user());
        } else {
            guest.groups().leave(gathering.id());
        }
        away.add(guest.user());
    }

    private void bringBack(Participant guest) {
        if (random.nextBoolean()) {
            gathering.owner().groups().add(gathering.id(), List.of(guest.user()));
        } else {
            guest.groups().join(link());
        }
        away.remove(guest.user());
    }

    private String link() {
        if (link.isEmpty()) {
            InviteLink.Fresh fresh =
                    gathering.owner().groups().createLink(gathering.id(), Optional.empty(), Optional.empty());
            link = Optional.of(fresh.token());
        }
        return link.get();
    }
}
