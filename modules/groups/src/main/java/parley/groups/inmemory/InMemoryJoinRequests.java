package parley.groups.inmemory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.groups.domain.JoinRequest;
import parley.groups.domain.Link;
import parley.groups.domain.LinkId;
import parley.groups.port.out.JoinRequests;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

final class InMemoryJoinRequests implements JoinRequests {
    private final Tables tables;

    InMemoryJoinRequests(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Addition add(JoinRequest request, LinkId link, int limit) {
        synchronized (tables) {
            if (find(request.group(), request.user()).isPresent()) {
                return Addition.PRESENT;
            }
            Link found = tables.links.get(link);
            if (found == null || !found.group().equals(request.group()) || !found.isUsable(request.at())) {
                return Addition.LINK_REFUSED;
            }
            if (of(request.group()).count() >= limit) {
                return Addition.LIMIT_REACHED;
            }
            tables.links.put(link, found.used());
            tables.requests.add(request);
            tables.requestLinks.put(request, link);
            return Addition.ADDED;
        }
    }

    @Override
    public Optional<JoinRequest> find(ConversationId group, UserId user) {
        synchronized (tables) {
            return of(group).filter(request -> request.user().equals(user)).findFirst();
        }
    }

    @Override
    public List<JoinRequest> list(ConversationId group, UserId after, int limit) {
        synchronized (tables) {
            return of(group)
                    .filter(request -> Tables.isAfter(request.user(), after))
                    .sorted(Comparator.comparing(request -> request.user().toString()))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public boolean remove(ConversationId group, UserId user) {
        synchronized (tables) {
            Optional<JoinRequest> removed = find(group, user);
            removed.ifPresent(this::giveBack);
            return removed.isPresent();
        }
    }

    @Override
    public void removeAll(UserId user) {
        synchronized (tables) {
            tables.requests.removeIf(request -> request.user().equals(user));
        }
    }

    @Override
    public void forgetBefore(long at) {
        synchronized (tables) {
            tables.requests.removeIf(request -> request.at() < at);
        }
    }

    private void giveBack(JoinRequest request) {
        tables.requests.remove(request);
        LinkId link = tables.requestLinks.remove(request);
        if (link != null) {
            tables.links.computeIfPresent(link, (id, found) -> found.unused());
        }
    }

    private Stream<JoinRequest> of(ConversationId group) {
        return tables.requests.stream().filter(request -> request.group().equals(group));
    }
}
