package parley.adapter.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import parley.groups.domain.Change;
import parley.groups.domain.FanOut;
import parley.groups.domain.GroupsUnavailableException;
import parley.groups.domain.PendingChange;
import parley.groups.port.in.FindVisibility;
import parley.groups.port.in.ListWitnesses;
import parley.groups.port.in.SettleChange;
import parley.groups.port.out.Acquaintances.Answer;
import parley.groups.port.out.ChangeRecorder.Outcome;
import parley.identity.domain.IdentityUnavailableException;
import parley.identity.port.in.CheckCorrespondence;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.kernel.Uuids;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.Interval;
import parley.messaging.domain.Membership;
import parley.messaging.domain.Visibility;
import parley.messaging.port.in.AdvanceInboxes;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.in.RecordChange.Result;
import parley.messaging.port.out.LogUnavailableException;

class GroupsBridgesTest {
    private static final UserId ALICE = new UserId(new UUID(0, 1));
    private static final UserId BOB = new UserId(new UUID(0, 2));
    private static final DeviceId PHONE = new DeviceId(new UUID(0, 3));
    private static final ConversationId GROUP = new ConversationId(new UUID(0, 4));
    private static final Cid CID = new Cid(Uuids.version7(1, 2, 3));

    @ParameterizedTest
    @CsvSource({"ALLOWED,ALLOWED", "UNKNOWN,UNKNOWN", "BLOCKED,BLOCKED"})
    void mayAddShouldTranslateWhatIdentitySays(CheckCorrespondence.Result said, Answer expected) {
        assertEquals(expected, new IdentityAcquaintances(query -> said).mayAdd(ALICE, BOB));
    }

    @Test
    void mayAddShouldBeUnavailableWhenIdentityIs() {
        CheckCorrespondence down = query -> {
            throw new IdentityUnavailableException("down");
        };

        assertEquals(Answer.UNAVAILABLE, new IdentityAcquaintances(down).mayAdd(ALICE, BOB));
    }

    static Stream<Arguments> recordings() {
        return Stream.of(
                Arguments.of(new Result.Recorded(7, 8), Outcome.RECORDED),
                Arguments.of(new Result.NotFound(), Outcome.REFUSED),
                Arguments.of(new Result.Failed(), Outcome.REFUSED),
                Arguments.of(new Result.Unavailable(), Outcome.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void recordShouldTranslateWhatMessagingSays(Result said, Outcome expected) {
        PendingChange change = new PendingChange(GROUP, CID, ALICE, PHONE, 9, new Change.Left());

        assertEquals(expected, new MessagingChangeRecorder(command -> said).record(change));
    }

    @Test
    void recordShouldHandTheWholeChangeOver() {
        List<RecordChange.Command> commands = new ArrayList<>();
        MessagingChangeRecorder recorder = new MessagingChangeRecorder(command -> {
            commands.add(command);
            return new Result.Recorded(1, 1);
        });

        recorder.record(new PendingChange(GROUP, CID, ALICE, PHONE, 9, new Change.Created("x", List.of(ALICE, BOB))));
        recorder.record(new PendingChange(GROUP, CID, ALICE, PHONE, 9, new Change.MembersRemoved(List.of(BOB))));

        RecordChange.Command created = commands.getFirst();
        assertEquals(List.of(ALICE, BOB), created.joining());
        assertEquals(List.of(), created.leaving());
        assertEquals(true, created.creates());
        RecordChange.Command removed = commands.getLast();
        assertEquals(GROUP, removed.group());
        assertEquals(ALICE, removed.actor());
        assertEquals(PHONE, removed.device());
        assertEquals(CID, removed.change());
        assertEquals(List.of(), removed.joining());
        assertEquals(List.of(BOB), removed.leaving());
        assertEquals(false, removed.creates());
        assertEquals(
                "{\"system\":{\"change\":\"members_removed\",\"users\":[\"" + BOB + "\"]}}",
                new String(removed.content().json(), StandardCharsets.UTF_8));
    }

    @Test
    void advanceShouldHandJobsAndUsersOver() {
        List<AdvanceInboxes.Command> commands = new ArrayList<>();
        MessagingMemberInboxes inboxes = new MessagingMemberInboxes(command -> {
            commands.add(command);
            return commands.size() == 1
                    ? new AdvanceInboxes.Result.Advanced()
                    : new AdvanceInboxes.Result.Unavailable();
        });
        List<FanOut> jobs = List.of(new FanOut(GROUP, 1, 2, 3, 4, 5, 6));

        assertEquals(true, inboxes.advance(jobs, List.of(BOB)));
        assertEquals(false, inboxes.advance(jobs, List.of(BOB)));

        assertEquals(
                new AdvanceInboxes.Command(List.of(new FanOutJob(GROUP, 1, 2, 3, 4, 5, 6)), List.of(BOB)),
                commands.getFirst());
    }

    @Test
    void membersShouldTranslateWhatGroupsSays() {
        List<SettleChange.Command> settled = new ArrayList<>();
        List<ConversationId> forgotten = new ArrayList<>();
        GroupsConversationMembers members = new GroupsConversationMembers(
                group -> group.equals(GROUP)
                        ? Optional.of(new parley.groups.domain.Membership(3, List.of(ALICE, BOB), Set.of(BOB), true))
                        : Optional.empty(),
                query -> query.equals(new FindVisibility.Query(GROUP, BOB))
                        ? List.of(
                                new parley.groups.domain.Interval(1, 2),
                                new parley.groups.domain.Interval(5, parley.groups.domain.Interval.OPEN))
                        : List.of(),
                query -> query.equals(new ListWitnesses.Query(GROUP, 4)) ? List.of(BOB) : List.of(),
                settled::add,
                forgotten::add);

        members.settle(GROUP, CID, 6);
        members.refresh(GROUP);

        assertEquals(Optional.of(new Membership(3, List.of(ALICE, BOB), Set.of(BOB), true)), members.find(GROUP));
        assertEquals(Optional.empty(), members.find(ConversationId.NIL));
        assertEquals(
                new Visibility(List.of(new Interval(1, 2), new Interval(5, Interval.OPEN))),
                members.visibility(GROUP, BOB));
        assertEquals(Visibility.NOTHING, members.visibility(GROUP, ALICE));
        assertEquals(List.of(BOB), members.present(GROUP, 4));
        assertEquals(List.of(new SettleChange.Command(GROUP, CID, 6)), settled);
        assertEquals(List.of(GROUP), forgotten);
    }

    @Test
    void membersShouldBeUnavailableWhenGroupsAre() {
        GroupsUnavailableException down = new GroupsUnavailableException("down");
        GroupsConversationMembers members = new GroupsConversationMembers(
                group -> {
                    throw down;
                },
                query -> {
                    throw down;
                },
                query -> {
                    throw down;
                },
                command -> {
                    throw down;
                },
                group -> {});

        assertThrows(LogUnavailableException.class, () -> members.find(GROUP));
        assertThrows(LogUnavailableException.class, () -> members.visibility(GROUP, BOB));
        assertThrows(LogUnavailableException.class, () -> members.present(GROUP, 1));
        assertThrows(LogUnavailableException.class, () -> members.settle(GROUP, CID, 1));
    }
}
