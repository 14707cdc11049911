package parley.adapter.bridge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import parley.groups.application.GroupsConfig;
import parley.groups.application.GroupsModule;
import parley.groups.application.GroupsPorts;
import parley.groups.domain.Change;
import parley.groups.domain.Group;
import parley.groups.domain.GroupProfile;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.LinkToken;
import parley.groups.domain.PendingChange;
import parley.groups.inmemory.InMemoryStores;
import parley.groups.port.out.Acquaintances;
import parley.groups.port.out.GroupStores;
import parley.kernel.Cid;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.port.out.ConversationMembers;
import parley.messaging.port.out.ConversationMembersContract;

/// Groups as messaging knows them. Changes are made in their store, so nothing may be remembered of it here.
class GroupsConversationMembersTest implements ConversationMembersContract {
    private static final long NOW = 1_800_000_000_000L;
    private static final GroupsConfig DEFAULTS = GroupsConfig.defaults();

    private final GroupStores stores = InMemoryStores.create();
    private final ConversationMembers members = bridge(stores);
    private UserId owner = new UserId(new UUID(0, 0));

    @Override
    public ConversationMembers members() {
        return members;
    }

    @Override
    public void begin(Cid change, List<UserId> joining, List<UserId> leaving) {
        if (stores.groups().state(GROUP).isEmpty()) {
            owner = joining.getFirst();
            GroupProfile profile = new GroupProfile("Chess", "", "");
            Group group = new Group(GROUP, profile, GroupSettings.DEFAULT, 0, 0, NOW);
            stores.changes().create(group, pending(change, new Change.Created(profile.name(), joining)));
        } else {
            Change made = joining.isEmpty() ? new Change.MembersRemoved(leaving) : new Change.MembersAdded(joining);
            long revision = stores.groups().state(GROUP).orElseThrow().revision();
            stores.changes().begin(pending(change, made), revision);
        }
    }

    private PendingChange pending(Cid id, Change change) {
        return new PendingChange(GROUP, id, owner, new DeviceId(owner.value()), NOW, change);
    }

    private static ConversationMembers bridge(GroupStores stores) {
        GroupsConfig forgetful = new GroupsConfig(
                DEFAULTS.members(),
                DEFAULTS.queuedFromMembers(),
                DEFAULTS.chunk(),
                DEFAULTS.links(),
                DEFAULTS.requests(),
                DEFAULTS.requestLife(),
                DEFAULTS.changeTimeout(),
                DEFAULTS.cachedMembers(),
                DEFAULTS.cachedVisibilities(),
                DEFAULTS.cachedFellowships(),
                Duration.ZERO,
                false);
        GroupsPorts ports = new GroupsPorts(
                stores,
                change -> {
                    throw new IllegalStateException("nothing is recorded here");
                },
                (jobs, users) -> true,
                (user, other) -> Acquaintances.Answer.ALLOWED,
                () -> new LinkToken("x".repeat(43)));
        GroupsModule groups = GroupsModule.create(
                ports, forgetful, Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC), () -> new UUID(7, 7));
        return new GroupsConversationMembers(
                groups.findMembership(),
                groups.findVisibility(),
                groups.listWitnesses(),
                groups.settleChange(),
                groups.forgetGroup());
    }
}
