package parley.adapter.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import parley.groups.application.GroupsConfig;
import parley.groups.application.GroupsModule;
import parley.groups.application.GroupsPorts;
import parley.groups.domain.GroupProfile;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.LinkToken;
import parley.groups.domain.PendingChange;
import parley.groups.inmemory.InMemoryStores;
import parley.groups.port.in.CreateGroup;
import parley.groups.port.in.RemoveMember;
import parley.groups.port.in.SettleChange;
import parley.groups.port.out.Acquaintances;
import parley.groups.port.out.ChangeRecorder;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.presence.port.out.FellowMembers;
import parley.presence.port.out.FellowMembersContract;

/// Groups as presence knows them, with what they remember of memberships. Every change is settled at once.
class GroupsFellowMembersTest implements FellowMembersContract {
    private static final DeviceId DEVICE = new DeviceId(new UUID(2, 1));

    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong seqs = new AtomicLong();
    private final Map<Integer, Made> made = new HashMap<>();
    private final GroupsModule groups = groups();
    private final FellowMembers fellows = new GroupsFellowMembers(groups.areFellowMembers());

    private record Made(ConversationId id, List<UserId> members) {}

    @Override
    public FellowMembers fellows() {
        return fellows;
    }

    /// The first member owns the group and stays.
    @Override
    public void group(int group, List<UserId> members) {
        Made before = made.get(group);
        if (before == null) {
            made.put(group, new Made(create(members), members));
            return;
        }
        List<UserId> leaving = new ArrayList<>(before.members());
        leaving.removeAll(members);
        leaving.forEach(member -> remove(before, member));
        made.put(group, new Made(before.id(), members));
    }

    private ConversationId create(List<UserId> members) {
        CreateGroup.Command command = new CreateGroup.Command(
                members.getFirst(), DEVICE, new GroupProfile("Chess", "", ""), GroupSettings.DEFAULT, members, "");
        CreateGroup.Result.Created created = assertInstanceOf(
                CreateGroup.Result.Created.class, groups.createGroup().create(command));
        return created.view().group().id();
    }

    private void remove(Made group, UserId member) {
        RemoveMember.Command command = new RemoveMember.Command(group.members().getFirst(), DEVICE, group.id(), member);
        assertEquals(new RemoveMember.Result.Removed(), groups.removeMember().remove(command));
    }

    private GroupsModule groups() {
        GroupsPorts ports = new GroupsPorts(
                InMemoryStores.create(),
                this::record,
                (jobs, users) -> true,
                (user, other) -> Acquaintances.Answer.ALLOWED,
                () -> new LinkToken("x".repeat(43)));
        return GroupsModule.create(
                ports,
                GroupsConfig.defaults(),
                Clock.fixed(Instant.ofEpochMilli(1_800_000_000_000L), ZoneOffset.UTC),
                () -> new UUID(7, ids.incrementAndGet()));
    }

    private ChangeRecorder.Outcome record(PendingChange change) {
        groups.settleChange().settle(new SettleChange.Command(change.group(), change.id(), seqs.incrementAndGet()));
        return ChangeRecorder.Outcome.RECORDED;
    }
}
