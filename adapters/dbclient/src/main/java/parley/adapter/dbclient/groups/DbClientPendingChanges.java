package parley.adapter.dbclient.groups;

import java.util.List;
import java.util.Optional;
import parley.adapter.dbclient.DatabaseException;
import parley.adapter.dbclient.Statements;
import parley.adapter.dbclient.Transaction;
import parley.groups.domain.Change;
import parley.groups.domain.Group;
import parley.groups.domain.Link;
import parley.groups.domain.LinkId;
import parley.groups.domain.PendingChange;
import parley.groups.port.out.PendingChanges;
import parley.kernel.Cid;
import parley.kernel.ConversationId;

final class DbClientPendingChanges implements PendingChanges {
    private static final String DELETE_REQUESTS_OF_MEMBERS = "DELETE FROM group_requests WHERE group_id = ?"
            + " AND user_id IN (SELECT user_id FROM memberships WHERE group_id = ? AND " + MemberRows.PRESENT + ")";
    private static final String DELETE_REQUESTS = "DELETE FROM group_requests WHERE group_id = ?";
    private static final String DELETE_LINKS = "DELETE FROM group_links WHERE group_id = ?";

    private final GroupsDatabase database;

    DbClientPendingChanges(GroupsDatabase database) {
        this.database = database;
    }

    @Override
    public boolean create(Group group, PendingChange creation) {
        return database.write(
                transaction -> GroupRows.insert(transaction, group) && ChangeRows.insert(transaction, creation));
    }

    @Override
    public boolean begin(PendingChange change, long revision) {
        return database.write(transaction -> {
            if (!GroupRows.raiseRevision(transaction, change.group(), revision)) {
                return false;
            }
            if (!ChangeRows.insert(transaction, change)) {
                transaction.undo();
                return false;
            }
            MemberRows.mark(transaction, change, true);
            return true;
        });
    }

    @Override
    public Optional<PendingChange> find(ConversationId group, Cid change) {
        return database.read(statements -> find(statements, group, change));
    }

    @Override
    public void settle(ConversationId group, Cid change, long seq) {
        database.write(transaction -> {
            Optional<PendingChange> pending = take(transaction, group, change);
            pending.ifPresent(taken -> apply(transaction, taken, seq));
            return pending;
        });
    }

    @Override
    public void cancel(ConversationId group, Cid change) {
        database.write(transaction -> {
            Optional<PendingChange> pending = take(transaction, group, change);
            pending.ifPresent(taken -> {
                MemberRows.mark(transaction, taken, false);
                if (taken.creates()) {
                    GroupRows.delete(transaction, group);
                }
            });
            return pending;
        });
    }

    @Override
    public List<PendingChange> list(ConversationId after, int limit) {
        return database.read(statements -> ChangeRows.list(statements, after, limit));
    }

    private static Optional<PendingChange> find(Statements statements, ConversationId group, Cid change) {
        return ChangeRows.of(statements, group).filter(pending -> pending.id().equals(change));
    }

    /// Removes the change, if it is pending, and raises the revision.
    private static Optional<PendingChange> take(Transaction transaction, ConversationId group, Cid change) {
        GroupRows.raiseRevision(transaction, group);
        Optional<PendingChange> pending = find(transaction, group, change);
        if (pending.isEmpty()) {
            transaction.undo();
        } else {
            ChangeRows.delete(transaction, group);
        }
        return pending;
    }

    private static void apply(Transaction transaction, PendingChange pending, long seq) {
        String group = pending.group().toString();
        Group after = GroupRows.row(transaction, pending.group())
                .map(GroupRows::group)
                .orElseThrow(() -> new DatabaseException("group " + group + ": has a change and no row"))
                .after(pending);
        GroupRows.update(transaction, after);
        MemberRows.apply(transaction, pending, seq);
        if (!pending.joining().isEmpty()) {
            transaction.change(DELETE_REQUESTS_OF_MEMBERS, group, group);
        }
        pending.distrusted().forEach(user -> LinkRows.deleteOf(transaction, pending.group(), user));
        switch (pending.change()) {
            case Change.LinkCreated(Link link) -> LinkRows.insert(transaction, link);
            case Change.LinkRevoked(LinkId link) -> LinkRows.delete(transaction, link);
            case Change.JoinedByLink(LinkId link) -> LinkRows.use(transaction, link);
            case Change.Created _,
                    Change.MembersAdded _,
                    Change.MembersRemoved _,
                    Change.Left _,
                    Change.JoinedByRequest _,
                    Change.NameChanged _,
                    Change.DescriptionChanged _,
                    Change.AvatarChanged _,
                    Change.RoleChanged _,
                    Change.OwnerChanged _,
                    Change.SettingsChanged _ -> {}
        }
        if (after.members() == 0) {
            transaction.change(DELETE_REQUESTS, group);
            transaction.change(DELETE_LINKS, group);
        }
    }
}
