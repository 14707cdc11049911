package parley.groups.inmemory;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.groups.domain.Interval;
import parley.groups.domain.Member;
import parley.groups.domain.Standing;
import parley.groups.domain.Stay;
import parley.groups.port.out.Memberships;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

final class InMemoryMemberships implements Memberships {
    private final Tables tables;

    InMemoryMemberships(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Standing standing(ConversationId group, UserId user) {
        synchronized (tables) {
            return of(group, user)
                    .filter(tables::isPresent)
                    .findFirst()
                    .map(row -> Standing.of(row.role()))
                    .orElseGet(() -> of(group, user).findAny().isPresent() ? Standing.FORMER : Standing.NONE);
        }
    }

    @Override
    public List<Interval> intervals(ConversationId group, UserId user) {
        synchronized (tables) {
            return of(group, user)
                    .map(Tables.Row::interval)
                    .sorted(Comparator.comparingLong(Interval::from))
                    .toList();
        }
    }

    @Override
    public List<Member> list(ConversationId group, UserId after, int limit) {
        synchronized (tables) {
            return tables.present(group)
                    .filter(row -> Tables.isAfter(row.user(), after))
                    .limit(limit)
                    .map(Tables.Row::member)
                    .toList();
        }
    }

    @Override
    public List<UserId> users(UserId after, int limit) {
        synchronized (tables) {
            return tables.rows.stream()
                    .filter(tables::isPresent)
                    .map(Tables.Row::user)
                    .filter(user -> Tables.isAfter(user, after))
                    .distinct()
                    .sorted(Comparator.comparing(UserId::toString))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<Stay> between(ConversationId group, long first, long last) {
        synchronized (tables) {
            return tables.rows.stream()
                    .filter(row -> row.group().equals(group))
                    .filter(row ->
                            row.interval().from() <= last && row.interval().until() >= first)
                    .map(row -> new Stay(row.user(), row.interval(), tables.isEnding(row)))
                    .toList();
        }
    }

    @Override
    public Set<ConversationId> groupsOf(UserId user, int limit) {
        synchronized (tables) {
            return tables.rows.stream()
                    .filter(row -> row.user().equals(user) && tables.isPresent(row))
                    .limit(limit)
                    .map(Tables.Row::group)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private Stream<Tables.Row> of(ConversationId group, UserId user) {
        return tables.rows.stream()
                .filter(row -> row.group().equals(group) && row.user().equals(user));
    }
}
