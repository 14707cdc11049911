package parley.groups.inmemory;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import parley.groups.domain.Change;
import parley.groups.domain.Group;
import parley.groups.domain.Interval;
import parley.groups.domain.Link;
import parley.groups.domain.LinkId;
import parley.groups.domain.PendingChange;
import parley.groups.domain.Role;
import parley.groups.port.out.PendingChanges;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

final class InMemoryPendingChanges implements PendingChanges {
    private final Tables tables;

    InMemoryPendingChanges(Tables tables) {
        this.tables = tables;
    }

    @Override
    public boolean create(Group group, PendingChange creation) {
        synchronized (tables) {
            if (tables.groups.putIfAbsent(group.id(), group) != null) {
                return false;
            }
            tables.revisions.put(group.id(), 1L);
            tables.pending.put(group.id(), creation);
            return true;
        }
    }

    @Override
    public boolean begin(PendingChange change, long revision) {
        synchronized (tables) {
            boolean isPossible = tables.revisions.getOrDefault(change.group(), 0L) == revision
                    && tables.groups.containsKey(change.group())
                    && !tables.pending.containsKey(change.group());
            if (isPossible) {
                tables.pending.put(change.group(), change);
                tables.raiseRevision(change.group());
            }
            return isPossible;
        }
    }

    @Override
    public Optional<PendingChange> find(ConversationId group, Cid change) {
        synchronized (tables) {
            return Optional.ofNullable(tables.pending.get(group))
                    .filter(pending -> pending.id().equals(change));
        }
    }

    @Override
    public void settle(ConversationId group, Cid change, long seq) {
        synchronized (tables) {
            find(group, change).ifPresent(pending -> {
                tables.pending.remove(group);
                tables.raiseRevision(group);
                applyToMembers(pending, seq);
                applyToLinks(pending);
                tables.requests.removeIf(request ->
                        request.group().equals(group) && pending.joining().contains(request.user()));
                Group after = Objects.requireNonNull(tables.groups.get(group)).after(pending);
                tables.groups.put(group, after);
                if (after.members() == 0) {
                    tables.links.values().removeIf(link -> link.group().equals(group));
                    tables.requests.removeIf(request -> request.group().equals(group));
                }
            });
        }
    }

    @Override
    public void cancel(ConversationId group, Cid change) {
        synchronized (tables) {
            find(group, change).ifPresent(pending -> {
                tables.pending.remove(group);
                tables.raiseRevision(group);
                if (pending.creates()) {
                    tables.groups.remove(group);
                    tables.revisions.remove(group);
                }
            });
        }
    }

    @Override
    public List<PendingChange> list(ConversationId after, int limit) {
        synchronized (tables) {
            return tables.pending.values().stream()
                    .filter(pending -> Tables.isAfter(pending.group(), after))
                    .sorted(Comparator.comparing(pending -> pending.group().toString()))
                    .limit(limit)
                    .toList();
        }
    }

    private void applyToMembers(PendingChange pending, long seq) {
        tables.rows.replaceAll(row -> {
            if (!row.isOpen() || !row.group().equals(pending.group())) {
                return row;
            }
            Tables.Row changed = pending.leaving().contains(row.user()) ? row.until(seq) : row;
            return Optional.ofNullable(pending.roles().get(row.user()))
                    .map(changed::as)
                    .orElse(changed);
        });
        for (UserId user : pending.joining()) {
            Role role = Objects.requireNonNull(pending.roles().get(user));
            Interval interval = new Interval(seq, Interval.OPEN);
            tables.rows.add(new Tables.Row(pending.group(), user, interval, role, pending.at()));
        }
    }

    private void applyToLinks(PendingChange pending) {
        tables.links
                .values()
                .removeIf(link -> link.group().equals(pending.group())
                        && pending.distrusted().contains(link.creator()));
        switch (pending.change()) {
            case Change.LinkCreated(Link link) -> tables.links.put(link.id(), link);
            case Change.LinkRevoked(LinkId link) -> tables.links.remove(link);
            case Change.JoinedByLink(LinkId link) -> tables.links.computeIfPresent(link, (id, found) -> found.used());
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
    }
}
