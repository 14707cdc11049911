package parley.adapter.rest.groups;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import parley.groups.application.GroupsConfig;
import parley.groups.application.GroupsModule;
import parley.groups.domain.LinkToken;
import parley.groups.domain.PendingChange;
import parley.groups.inmemory.InMemoryStores;
import parley.groups.port.in.SettleChange;
import parley.groups.port.out.Acquaintances;
import parley.groups.port.out.ChangeRecorder;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// The real groups on stores in memory. Every change is recorded and settled at once; everybody but
/// [#NOBODY] exists, and only who was told to blocks others.
final class MemoryGroups {
    static final UserId NOBODY = new UserId(new UUID(0x4000, 0x8000_0000_0000_00ffL));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochMilli(1_700_000_000_000L));
    private final AtomicLong ids = new AtomicLong();
    private final Map<ConversationId, AtomicLong> seqs = new ConcurrentHashMap<>();
    private final Set<UserId> blocking = new HashSet<>();
    private final GroupsModule module;

    MemoryGroups(int members) {
        AtomicReference<SettleChange> settling = new AtomicReference<>();
        GroupsConfig defaults = GroupsConfig.defaults();
        InstantSource time = now::get;
        module = GroupsModule.create(
                new parley.groups.application.GroupsPorts(
                        InMemoryStores.create(),
                        change -> record(settling.get(), change),
                        (jobs, users) -> true,
                        this::mayAdd,
                        this::token),
                new GroupsConfig(
                        members,
                        defaults.queuedFromMembers(),
                        defaults.chunk(),
                        defaults.links(),
                        defaults.requests(),
                        defaults.requestLife(),
                        defaults.changeTimeout(),
                        defaults.cachedMembers(),
                        defaults.cachedVisibilities(),
                        defaults.cachedFellowships(),
                        defaults.cacheLife(),
                        false),
                time.withZone(ZoneOffset.UTC),
                this::id);
        settling.set(module.settleChange());
    }

    private ChangeRecorder.Outcome record(SettleChange settling, PendingChange change) {
        long seq =
                seqs.computeIfAbsent(change.group(), group -> new AtomicLong()).incrementAndGet();
        settling.settle(new SettleChange.Command(change.group(), change.id(), seq));
        return ChangeRecorder.Outcome.RECORDED;
    }

    private Acquaintances.Answer mayAdd(UserId actor, UserId user) {
        if (user.equals(NOBODY)) {
            return Acquaintances.Answer.UNKNOWN;
        }
        return blocking.contains(user) ? Acquaintances.Answer.BLOCKED : Acquaintances.Answer.ALLOWED;
    }

    private LinkToken token() {
        return new LinkToken(String.format(Locale.ROOT, "%043d", ids.incrementAndGet()));
    }

    private UUID id() {
        return new UUID(0x01890a5dac967000L, 0x8000_0000_0000_0000L | ids.incrementAndGet());
    }

    /// From now on `user` blocks everybody.
    void block(UserId user) {
        blocking.add(user);
    }

    void passSeconds(long seconds) {
        now.updateAndGet(instant -> instant.plusSeconds(seconds));
    }

    GroupsPorts ports() {
        return new GroupsPorts(
                module.createGroup(),
                module.listGroups(),
                module.readGroup(),
                module.changeGroup(),
                module.listMembers(),
                module.addMembers(),
                module.removeMember(),
                module.leaveGroup(),
                module.changeRole(),
                module.createLink(),
                module.listLinks(),
                module.revokeLink(),
                module.previewLink(),
                module.joinByLink(),
                module.listRequests(),
                module.decideRequest(),
                module.withdrawRequest());
    }
}
