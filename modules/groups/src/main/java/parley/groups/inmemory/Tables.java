package parley.groups.inmemory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parley.groups.domain.Group;
import parley.groups.domain.Interval;
import parley.groups.domain.JoinRequest;
import parley.groups.domain.Link;
import parley.groups.domain.LinkId;
import parley.groups.domain.Member;
import parley.groups.domain.PendingChange;
import parley.groups.domain.Role;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// What the stores hold. Whoever reads or writes it holds its monitor.
final class Tables {
    final Map<ConversationId, Group> groups = new HashMap<>();
    final Map<ConversationId, Long> revisions = new HashMap<>();
    final Map<ConversationId, PendingChange> pending = new HashMap<>();
    final List<Row> rows = new ArrayList<>();
    final Map<LinkId, Link> links = new LinkedHashMap<>();
    final List<JoinRequest> requests = new ArrayList<>();

    /// The links that requests came by.
    final Map<JoinRequest, LinkId> requestLinks = new HashMap<>();

    final Map<UserId, Long> departures = new HashMap<>();

    /// One membership.
    record Row(ConversationId group, UserId user, Interval interval, Role role, long since) {
        boolean isOpen() {
            return interval.until() == Interval.OPEN;
        }

        Row until(long seq) {
            return new Row(group, user, new Interval(interval.from(), seq), role, since);
        }

        Row as(Role other) {
            return new Row(group, user, interval, other, since);
        }

        Member member() {
            return new Member(user, role, since);
        }
    }

    boolean isEnding(Row row) {
        PendingChange change = pending.get(row.group());
        return row.isOpen() && change != null && change.leaving().contains(row.user());
    }

    boolean isPresent(Row row) {
        return row.isOpen() && !isEnding(row);
    }

    /// The present members, by the text of their ids.
    Stream<Row> present(ConversationId group) {
        return rows.stream()
                .filter(row -> row.group().equals(group) && isPresent(row))
                .sorted(Comparator.comparing(row -> row.user().toString()));
    }

    void raiseRevision(ConversationId group) {
        revisions.merge(group, 1L, Long::sum);
    }

    static boolean isAfter(Object id, Object after) {
        return id.toString().compareTo(after.toString()) > 0;
    }
}
