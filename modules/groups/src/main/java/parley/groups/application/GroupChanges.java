package parley.groups.application;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.groups.domain.Change;
import parley.groups.domain.GroupState;
import parley.groups.domain.GroupsUnavailableException;
import parley.groups.domain.PendingChange;
import parley.groups.port.out.ChangeRecorder;
import parley.groups.port.out.GroupStores;
import parley.groups.port.out.Groups;
import parley.groups.port.out.PendingChanges;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.IdGenerator;
import parley.kernel.UserId;
import parley.kernel.Uuids;

/// The protocol of changes: written down as pending, recorded in the conversation's log, settled by
/// [SettleChangeHandler], one at a time per group.
///
/// On this instance changes of a group wait for each other; against those of other instances the store
/// compares revisions. A change whose recording has an unknown outcome stays pending, and is recorded again
/// before the next one is decided.
final class GroupChanges {
    private static final Logger LOG = LoggerFactory.getLogger(GroupChanges.class);
    private static final int LOCKS = 256;
    private static final int ATTEMPTS = 8;

    private final Groups groups;
    private final PendingChanges changes;
    private final ChangeRecorder recorder;
    private final Memory memory;
    private final Duration timeout;
    private final Clock clock;
    private final IdGenerator ids;
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    GroupChanges(
            GroupStores stores,
            ChangeRecorder recorder,
            Memory memory,
            GroupsConfig config,
            Clock clock,
            IdGenerator ids) {
        this.groups = stores.groups();
        this.changes = stores.changes();
        this.recorder = recorder;
        this.memory = memory;
        this.timeout = config.changeTimeout();
        this.clock = clock;
        this.ids = ids;
    }

    /// Does what `plan` decides and returns its result; `unavailable` if it is unknown whether it is done.
    <R> R make(ConversationId group, R unavailable, Plan<R> plan) {
        return locked(group, timeout, unavailable, () -> attempt(group, unavailable, plan));
    }

    /// Settles the group's pending change, if there is one, and says whether none is left. Does not wait for a
    /// change that is under way: then it answers false at once.
    boolean completeIfIdle(ConversationId group) {
        return locked(group, Duration.ZERO, false, () -> completePending(group));
    }

    private <R> R locked(ConversationId group, Duration wait, R unavailable, Supplier<R> work) {
        ReentrantLock lock = locks.get(Math.floorMod(group.hashCode(), LOCKS));
        if (!acquire(lock, wait)) {
            return unavailable;
        }
        try {
            return work.get();
        } catch (GroupsUnavailableException fault) {
            LOG.atWarn()
                    .addKeyValue("code", "group_change_failed")
                    .addKeyValue("group", group)
                    .addKeyValue("reason", fault.getMessage())
                    .log("a change of a group could not be begun or completed");
            return unavailable;
        } finally {
            lock.unlock();
        }
    }

    private <R> R attempt(ConversationId group, R unavailable, Plan<R> plan) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<GroupState> state = groups.state(group);
            Optional<PendingChange> pending = pendingOf(state);
            if (pending.isPresent()) {
                if (!drive(pending.get())) {
                    return unavailable;
                }
                continue;
            }
            switch (plan.next(state)) {
                case Step.Answer<R>(R result) -> {
                    return result;
                }
                case Step.Make<R> make -> {
                    GroupState present = state.orElseThrow();
                    PendingChange change = pending(group, make.actor(), make.device(), make.change());
                    if (begin(change, present.revision())) {
                        return drive(change) ? make.done().apply(present.group().after(change)) : unavailable;
                    }
                }
                case Step.Create<R> create -> {
                    PendingChange change = pending(group, create.actor(), create.device(), create.change());
                    if (changes.create(create.group(), change)) {
                        return drive(change)
                                ? create.done().apply(create.group().after(change))
                                : unavailable;
                    }
                }
            }
        }
        LOG.atWarn()
                .addKeyValue("code", "group_change_overtaken")
                .addKeyValue("group", group)
                .addKeyValue("attempts", ATTEMPTS)
                .log("other changes of a group came first again and again; the change was not made");
        return unavailable;
    }

    private boolean completePending(ConversationId group) {
        return pendingOf(groups.state(group)).map(this::drive).orElse(true);
    }

    private static Optional<PendingChange> pendingOf(Optional<GroupState> state) {
        return state.flatMap(present -> present.pending().stream().findFirst());
    }

    private boolean begin(PendingChange change, long revision) {
        try {
            return changes.begin(change, revision);
        } finally {
            memory.forget(change);
        }
    }

    /// Says whether the change is settled.
    private boolean drive(PendingChange change) {
        return switch (recorder.record(change)) {
            case RECORDED -> true;
            case REFUSED -> {
                LOG.atWarn()
                        .addKeyValue("code", "group_change_refused")
                        .addKeyValue("group", change.group())
                        .log("the log refused a change of a group; it was given up");
                cancel(change);
                yield false;
            }
            case UNKNOWN -> {
                LOG.atWarn()
                        .addKeyValue("code", "group_change_unknown")
                        .addKeyValue("group", change.group())
                        .log("it is unknown whether a change of a group was recorded; it is tried again");
                yield false;
            }
        };
    }

    private void cancel(PendingChange change) {
        try {
            changes.cancel(change.group(), change.id());
        } finally {
            memory.forget(change);
        }
    }

    private PendingChange pending(ConversationId group, UserId actor, DeviceId device, Change change) {
        long now = clock.millis();
        UUID fresh = ids.next();
        Cid cid = new Cid(Uuids.version7(now, fresh.getMostSignificantBits(), fresh.getLeastSignificantBits()));
        return new PendingChange(group, cid, actor, device, now, change);
    }

    private static boolean acquire(ReentrantLock lock, Duration wait) {
        try {
            return lock.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
