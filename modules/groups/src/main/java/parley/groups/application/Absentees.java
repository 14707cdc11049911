package parley.groups.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.groups.port.out.Acquaintances;
import parley.groups.port.out.GroupStores;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Looks for members whose accounts are gone although nobody told: the process may have ended, or the store not
/// have answered, between the end of an account and the note of its departure.
///
/// Goes round all members, a page at a time. Confined to the one thread that drives it.
final class Absentees {
    private static final Logger LOG = LoggerFactory.getLogger(Absentees.class);
    private static final int PAGE = 500;
    private static final UserId FIRST = new UserId(ConversationId.NIL.value());
    private static final Duration ROUND_INTERVAL = Duration.ofMinutes(1);

    private final GroupStores stores;
    private final Acquaintances acquaintances;
    private final Clock clock;
    private UserId last = FIRST;
    private long roundDue;

    Absentees(GroupStores stores, Acquaintances acquaintances, Clock clock) {
        this.stores = stores;
        this.acquaintances = acquaintances;
        this.clock = clock;
    }

    /// Notes departures of one page of members, if a round is under way or due. A page that could not be looked
    /// at to its end is looked at again the next time.
    void look() {
        long now = clock.millis();
        if (last.equals(FIRST) && now < roundDue) {
            return;
        }
        List<UserId> page = stores.memberships().users(last, PAGE);
        for (UserId user : page) {
            switch (acquaintances.mayAdd(user, user)) {
                case UNKNOWN -> note(user, now);
                case UNAVAILABLE -> {
                    return;
                }
                case ALLOWED, BLOCKED -> {}
            }
        }
        if (page.size() == PAGE) {
            last = page.getLast();
        } else {
            last = FIRST;
            roundDue = now + ROUND_INTERVAL.toMillis();
        }
    }

    private void note(UserId user, long now) {
        stores.departures().add(user, now);
        LOG.atWarn()
                .addKeyValue("code", "member_without_account")
                .addKeyValue("user", user)
                .log("a member of groups has no account any more; it leaves them");
    }
}
