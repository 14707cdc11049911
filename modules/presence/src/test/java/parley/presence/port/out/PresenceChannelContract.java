package parley.presence.port.out;

import static org.awaitility.Awaitility.await;
import static parley.presence.Connections.ALICE;
import static parley.presence.Connections.BOB;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import parley.kernel.UserId;

/// What every [PresenceChannel] has to do.
public interface PresenceChannelContract {
    /// The channel of one instance.
    PresenceChannel channel();

    /// The same channel at another instance.
    PresenceChannel otherChannel();

    @Test
    default void newsShouldReachEveryInstance() {
        Heard here = new Heard();
        Heard there = new Heard();
        channel().subscribe(here);
        otherChannel().subscribe(there);

        channel().publish(Set.of(ALICE));
        otherChannel().publish(List.of(BOB));

        await().until(() -> there.users.contains(ALICE));
        await().until(() -> here.users.contains(BOB));
    }

    @Test
    default void newsOfManyShouldArriveOfAll() {
        Heard there = new Heard();
        otherChannel().subscribe(there);
        List<UserId> many = new ArrayList<>();
        for (int number = 0; number < 3_000; number++) {
            many.add(new UserId(new UUID(number, 77)));
        }

        channel().publish(many);

        await().until(() -> there.users.containsAll(many));
    }

    @Test
    default void noNewsShouldBeNoNews() {
        Heard there = new Heard();
        otherChannel().subscribe(there);

        channel().publish(List.of());
        channel().publish(List.of(ALICE));

        await().until(() -> there.users.equals(List.of(ALICE)));
    }

    /// Notes what it hears.
    final class Heard implements PresenceChannel.Listener {
        public final List<UserId> users = new CopyOnWriteArrayList<>();
        public volatile int missed;

        @Override
        public void changed(List<UserId> changed) {
            users.addAll(changed);
        }

        @Override
        public synchronized void missed() {
            missed++;
        }
    }
}
