package parley.groups.inmemory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.groups.domain.Group;
import parley.groups.domain.GroupState;
import parley.groups.domain.GroupView;
import parley.groups.domain.Standing;
import parley.groups.port.out.Groups;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

final class InMemoryGroups implements Groups {
    private final Tables tables;

    InMemoryGroups(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Group> find(ConversationId group) {
        synchronized (tables) {
            return Optional.ofNullable(tables.groups.get(group));
        }
    }

    @Override
    public OptionalLong revision(ConversationId group) {
        synchronized (tables) {
            return tables.groups.containsKey(group)
                    ? OptionalLong.of(tables.revisions.getOrDefault(group, 0L))
                    : OptionalLong.empty();
        }
    }

    @Override
    public Optional<GroupState> state(ConversationId group) {
        synchronized (tables) {
            return find(group)
                    .map(found -> new GroupState(
                            found,
                            tables.revisions.getOrDefault(group, 0L),
                            tables.present(group).map(Tables.Row::member).toList(),
                            Optional.ofNullable(tables.pending.get(group)).stream()
                                    .toList()));
        }
    }

    @Override
    public List<GroupView> ofMember(UserId user, ConversationId after, int limit) {
        synchronized (tables) {
            return tables.rows.stream()
                    .filter(row -> row.user().equals(user) && tables.isPresent(row))
                    .filter(row -> Tables.isAfter(row.group(), after))
                    .sorted(Comparator.comparing(row -> row.group().toString()))
                    .limit(limit)
                    .flatMap(row ->
                            find(row.group()).stream().map(group -> new GroupView(group, Standing.of(row.role()))))
                    .toList();
        }
    }
}
