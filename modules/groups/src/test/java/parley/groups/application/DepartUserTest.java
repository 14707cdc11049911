package parley.groups.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.groups.Samples.user;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.groups.FakeLog.Fault;
import parley.groups.domain.Change;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.PendingChange;
import parley.groups.domain.Permitted;
import parley.groups.domain.Role;
import parley.groups.domain.Standing;
import parley.groups.port.in.DepartUser;
import parley.groups.port.out.Acquaintances;
import parley.kernel.ConversationId;

final class DepartUserTest {
    private final Fixture fixture = new Fixture();

    private DepartUser.Result depart(String name) {
        return fixture.groups.departUser().depart(new DepartUser.Command(user(name)));
    }

    @Test
    void ownershipShouldGoToTheLongestServingAdmin() {
        ConversationId group = fixture.create("ann", "bob");
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.add(group, "ann", "cid");
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.add(group, "ann", "dan");
        fixture.changeRole(group, "ann", "dan", Role.ADMIN);
        fixture.changeRole(group, "ann", "cid", Role.ADMIN);

        assertEquals(DepartUser.Result.DEPARTED, depart("ann"));

        assertEquals(Standing.OWNER, fixture.standing(group, "cid"));
        assertEquals(Standing.FORMER, fixture.standing(group, "ann"));
        PendingChange left = fixture.log.changes(group).getLast().change();
        assertEquals(new Change.Left(), left.change());
        assertEquals(PendingChange.NO_DEVICE, left.device());
    }

    @Test
    void ownershipShouldGoToTheLongestServingMemberWithoutAdmins() {
        ConversationId group = fixture.create("ann");
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.add(group, "ann", "cid");
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.add(group, "ann", "bob");
        ConversationId alone = fixture.create("ann");
        ConversationId asMember = fixture.create("eve", "ann");

        assertEquals(DepartUser.Result.DEPARTED, depart("ann"));

        assertEquals(Standing.OWNER, fixture.standing(group, "cid"));
        assertEquals(Set.of(), fixture.present(alone));
        assertEquals(Set.of(user("eve")), fixture.present(asMember));
        assertEquals(List.of(), fixture.stores.groups().ofMember(user("ann"), ConversationId.NIL, 1));
    }

    @Test
    void departureShouldGoOnByItself() {
        for (int number = 0; number < 150; number++) {
            fixture.create("ann");
        }
        ConversationId group = fixture.create("ann", "bob");
        fixture.log.failWith(Fault.UNKNOWN_BEFORE_STORING);
        assertEquals(DepartUser.Result.UNDER_WAY, depart("ann"));
        fixture.log.failWith(Fault.NONE);

        fixture.groups.runUpkeep().run();

        assertEquals(Set.of(), fixture.stores.memberships().groupsOf(user("ann"), 10));
        assertEquals(Standing.OWNER, fixture.standing(group, "bob"));
    }

    @Test
    void whoWasAddedMeanwhileShouldLeaveToo() {
        ConversationId group = fixture.create("bob");
        depart("ann");
        fixture.add(group, "bob", "ann");

        fixture.groups.runUpkeep().run();

        assertEquals(Set.of(user("bob")), fixture.present(group));
        fixture.clock.advance(Duration.ofMinutes(11));
        fixture.groups.runUpkeep().run();
        assertEquals(
                List.of(), fixture.stores.departures().list(new parley.kernel.UserId(ConversationId.NIL.value()), 9));
    }

    @Test
    void whoseAccountIsGoneShouldLeaveAlthoughNobodyTold() {
        for (int first = 0; first < 1_100; first += 100) {
            fixture.create(IntStream.range(first, first + 100)
                    .mapToObj(number -> "member " + number)
                    .toArray(String[]::new));
        }
        ConversationId group = fixture.create("ann", "bob");
        fixture.groups.runUpkeep().run();
        loseAccount("ann", Acquaintances.Answer.UNKNOWN);
        for (int run = 0; run < 6; run++) {
            fixture.clock.advance(Duration.ofMinutes(1));
            fixture.groups.runUpkeep().run();
        }

        assertEquals(Set.of(user("bob")), fixture.present(group));
        assertEquals(Standing.OWNER, fixture.standing(group, "bob"));
    }

    @Test
    void nobodyShouldLeaveWhileItCannotBeFoundOutWhoExists() {
        ConversationId group = fixture.create("ann", "bob");
        loseAccount("ann", Acquaintances.Answer.UNAVAILABLE);
        loseAccount("bob", Acquaintances.Answer.UNAVAILABLE);
        fixture.groups.runUpkeep().run();
        assertEquals(Set.of(user("ann"), user("bob")), fixture.present(group));

        loseAccount("ann", Acquaintances.Answer.ALLOWED);
        loseAccount("bob", Acquaintances.Answer.UNKNOWN);
        fixture.groups.runUpkeep().run();
        assertEquals(Set.of(user("ann")), fixture.present(group));
    }

    private void loseAccount(String name, Acquaintances.Answer answer) {
        fixture.acquaintances.put(List.of(user(name), user(name)), answer);
    }

    @Test
    void requestsOfTheUserShouldEnd() {
        ConversationId group =
                fixture.create(new GroupSettings(Permitted.MEMBERS, Permitted.ADMINS, Permitted.ADMINS, true), "bob");
        fixture.join("ann", fixture.link(group, "bob", 9).token());

        depart("ann");

        assertEquals(Optional.empty(), fixture.stores.requests().find(group, user("ann")));
    }
}
