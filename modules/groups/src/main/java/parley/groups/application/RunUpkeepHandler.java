package parley.groups.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.groups.domain.GroupsUnavailableException;
import parley.groups.domain.PendingChange;
import parley.groups.port.in.RunUpkeep;
import parley.groups.port.out.Departures;
import parley.groups.port.out.GroupStores;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Confined to the one thread that drives it.
final class RunUpkeepHandler implements RunUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(RunUpkeepHandler.class);
    private static final int PAGE = 100;
    private static final ConversationId FIRST_GROUP = ConversationId.NIL;
    private static final UserId FIRST_USER = new UserId(ConversationId.NIL.value());
    private static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(1);

    /// Somebody may have been added by a decision from before the account was gone.
    private static final Duration DEPARTURE_KEPT = Duration.ofMinutes(10);

    private final GroupStores stores;
    private final GroupChanges changes;
    private final Exit exit;
    private final Absentees absentees;
    private final Duration requestLife;
    private final Clock clock;
    private long expiryDue;

    RunUpkeepHandler(
            GroupStores stores,
            GroupChanges changes,
            Exit exit,
            Absentees absentees,
            GroupsConfig config,
            Clock clock) {
        this.stores = stores;
        this.changes = changes;
        this.exit = exit;
        this.absentees = absentees;
        this.requestLife = config.requestLife();
        this.clock = clock;
    }

    @Override
    public void run() {
        attempt(this::completeChanges);
        attempt(absentees::look);
        attempt(this::departUsers);
        long now = clock.millis();
        if (now >= expiryDue) {
            expiryDue = now + EXPIRY_INTERVAL.toMillis();
            attempt(() -> {
                stores.links().forget(now);
                stores.requests().forgetBefore(now - requestLife.toMillis());
            });
        }
    }

    private void completeChanges() {
        List<PendingChange> page = stores.changes().list(FIRST_GROUP, PAGE);
        while (!page.isEmpty()) {
            page.forEach(pending -> changes.completeIfIdle(pending.group()));
            page = stores.changes().list(page.getLast().group(), PAGE);
        }
    }

    private void departUsers() {
        List<Departures.Departure> page = stores.departures().list(FIRST_USER, PAGE);
        while (!page.isEmpty()) {
            for (Departures.Departure departure : page) {
                boolean isOld = departure.at() < clock.millis() - DEPARTURE_KEPT.toMillis();
                if (exit.leaveAll(departure.user()) && isOld) {
                    stores.departures().remove(departure.user());
                }
            }
            page = stores.departures().list(page.getLast().user(), PAGE);
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (GroupsUnavailableException fault) {
            LOG.atWarn()
                    .addKeyValue("code", "groups_upkeep_failed")
                    .addKeyValue("reason", fault.getMessage())
                    .log("the upkeep of groups did not go through; it will be tried again");
        }
    }
}
