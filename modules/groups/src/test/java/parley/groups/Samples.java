package parley.groups;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import parley.groups.domain.Change;
import parley.groups.domain.Group;
import parley.groups.domain.GroupProfile;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.Link;
import parley.groups.domain.LinkId;
import parley.groups.domain.LinkToken;
import parley.groups.domain.PendingChange;
import parley.groups.domain.TokenHash;
import parley.groups.port.out.GroupStores;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.kernel.Uuids;

/// Made-up users, groups and changes.
public final class Samples {
    public static final long CREATED_AT = 1_700_000_000_000L;
    public static final GroupProfile PROFILE = new GroupProfile("Chess", "On Mondays\nin the park", "a-picture");
    private static final AtomicLong CIDS = new AtomicLong();

    private Samples() {}

    public static UserId user(String name) {
        return new UserId(id("user " + name));
    }

    public static UserId user(int number) {
        return new UserId(new UUID(1, number));
    }

    public static DeviceId device(String name) {
        return new DeviceId(id("device " + name));
    }

    public static ConversationId group(String name) {
        return new ConversationId(id("group " + name));
    }

    public static LinkId link(String name) {
        return new LinkId(id("link " + name));
    }

    public static LinkToken token(String name) {
        return new LinkToken(name + "-".repeat(43 - name.length()));
    }

    /// A group as it is before its creation is settled.
    public static Group fresh(String name) {
        return new Group(group(name), PROFILE, GroupSettings.DEFAULT, 0, 0, CREATED_AT);
    }

    /// A change with an id of its own.
    public static PendingChange pending(String group, String actor, Change change) {
        return pending(group, actor, CREATED_AT + CIDS.get(), change);
    }

    public static PendingChange pending(String group, String actor, long at, Change change) {
        Cid cid = new Cid(Uuids.version7(CREATED_AT, 0, CIDS.incrementAndGet()));
        return new PendingChange(group(group), cid, user(actor), device(actor), at, change);
    }

    public static Link link(String name, String group, String creator, int uses, long expiresAt) {
        return new Link(
                link(name), group(group), TokenHash.of(token(name)), user(creator), uses, CREATED_AT, expiresAt);
    }

    /// Creates a group, settled at seq 1. The first of the members owns it.
    public static void createGroup(GroupStores stores, String group, String... members) {
        List<UserId> users = Stream.of(members).map(Samples::user).toList();
        PendingChange creation = pending(group, members[0], CREATED_AT, new Change.Created(PROFILE.name(), users));
        if (!stores.changes().create(fresh(group), creation)) {
            throw new IllegalStateException("group: " + group + " (expected: a new one)");
        }
        stores.changes().settle(group(group), creation.id(), 1);
    }

    /// Makes a change, which is not settled.
    public static PendingChange begin(GroupStores stores, String group, String actor, Change change) {
        PendingChange pending = pending(group, actor, change);
        long revision = stores.groups().state(group(group)).orElseThrow().revision();
        if (!stores.changes().begin(pending, revision)) {
            throw new IllegalStateException("group: " + group + " (expected: no pending change)");
        }
        return pending;
    }

    /// Makes a change, settled at `seq`.
    public static PendingChange make(GroupStores stores, String group, String actor, long seq, Change change) {
        PendingChange pending = begin(stores, group, actor, change);
        stores.changes().settle(group(group), pending.id(), seq);
        return pending;
    }

    public static Change adding(String... users) {
        return new Change.MembersAdded(Stream.of(users).map(Samples::user).toList());
    }

    public static Change removing(String... users) {
        return new Change.MembersRemoved(Stream.of(users).map(Samples::user).toList());
    }

    private static UUID id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
