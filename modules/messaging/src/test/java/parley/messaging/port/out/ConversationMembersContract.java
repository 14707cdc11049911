package parley.messaging.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.messaging.Messages.ALICE;
import static parley.messaging.Messages.BOB;
import static parley.messaging.Messages.CAROL;
import static parley.messaging.Messages.cid;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Interval;
import parley.messaging.domain.Membership;
import parley.messaging.domain.Visibility;

/// What every [ConversationMembers] does. Each test gets an empty one.
public interface ConversationMembersContract {
    ConversationId GROUP = new ConversationId(new UUID(600, 600));
    Cid CREATION = cid(1_800_000_000_000L, 1);
    Cid CHANGE = cid(1_800_000_000_000L, 2);
    Cid LATER = cid(1_800_000_000_000L, 3);

    ConversationMembers members();

    /// Makes a change pending, by which users join or others leave; the group comes into being with its first one,
    /// owned by the first who joins.
    void begin(Cid change, List<UserId> joining, List<UserId> leaving);

    @Test
    default void whoJoinsShouldBeAMemberOnceTheChangeIsSettled() {
        create(ALICE, BOB);
        begin(CHANGE, List.of(CAROL), List.of());
        assertEquals(Set.of(ALICE, BOB), users());

        members().settle(GROUP, CHANGE, 5);

        assertEquals(Set.of(ALICE, BOB, CAROL), users());
        assertTrue(membership().posters().contains(CAROL));
        assertFalse(membership().queued());
        assertEquals(
                new Visibility(List.of(new Interval(5, Interval.OPEN))),
                members().visibility(GROUP, CAROL));
    }

    @Test
    default void whoLeavesShouldBeNoMemberFromTheBeginning() {
        create(ALICE, BOB);
        begin(CHANGE, List.of(), List.of(BOB));
        assertEquals(Set.of(ALICE), users());
        assertFalse(membership().posters().contains(BOB));

        members().settle(GROUP, CHANGE, 5);

        assertEquals(Set.of(ALICE), users());
        assertEquals(new Visibility(List.of(new Interval(1, 5))), members().visibility(GROUP, BOB));
    }

    @Test
    default void whoReturnsShouldHaveAHole() {
        create(ALICE, BOB);
        begin(CHANGE, List.of(), List.of(BOB));
        members().settle(GROUP, CHANGE, 5);
        begin(LATER, List.of(BOB), List.of());
        members().settle(GROUP, LATER, 8);

        assertEquals(
                new Visibility(List.of(new Interval(1, 5), new Interval(8, Interval.OPEN))),
                members().visibility(GROUP, BOB));
        assertEquals(Set.of(ALICE, BOB), present(5));
        assertEquals(Set.of(ALICE), present(6));
        assertEquals(Set.of(ALICE, BOB), present(8));
    }

    @Test
    default void settlingShouldBeIdempotentAndIgnoreWhatIsNotPending() {
        create(ALICE, BOB);
        begin(CHANGE, List.of(), List.of(BOB));
        members().settle(GROUP, CHANGE, 5);
        Membership settled = membership();

        members().settle(GROUP, CHANGE, 6);
        members().settle(GROUP, LATER, 7);
        members().settle(new ConversationId(new UUID(600, 601)), LATER, 7);

        assertEquals(settled, membership());
        assertEquals(new Visibility(List.of(new Interval(1, 5))), members().visibility(GROUP, BOB));
    }

    @Test
    default void versionsShouldGrowWithEveryChange() {
        create(ALICE, BOB);
        long before = membership().version();
        begin(CHANGE, List.of(CAROL), List.of());
        members().settle(GROUP, CHANGE, 5);

        assertTrue(membership().version() > before);
    }

    @Test
    default void anUnknownGroupShouldHaveNothing() {
        assertEquals(Optional.empty(), members().find(GROUP));
        assertEquals(Visibility.NOTHING, members().visibility(GROUP, ALICE));
        assertEquals(List.of(), members().present(GROUP, 1));
        create(ALICE);
        assertEquals(Visibility.NOTHING, members().visibility(GROUP, BOB));
    }

    @Test
    default void refreshingShouldForgetNothingThatIsTrue() {
        create(ALICE, BOB);
        Membership before = membership();

        members().refresh(GROUP);
        members().refresh(new ConversationId(new UUID(600, 601)));

        assertEquals(before, membership());
    }

    private void create(UserId... users) {
        begin(CREATION, List.of(users), List.of());
        members().settle(GROUP, CREATION, 1);
    }

    private Membership membership() {
        return members().find(GROUP).orElseThrow();
    }

    private Set<UserId> users() {
        return Set.copyOf(membership().users());
    }

    private Set<UserId> present(long seq) {
        return Set.copyOf(members().present(GROUP, seq));
    }
}
