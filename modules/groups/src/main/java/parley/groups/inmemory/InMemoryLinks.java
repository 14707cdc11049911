package parley.groups.inmemory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.groups.domain.Link;
import parley.groups.domain.TokenHash;
import parley.groups.port.out.Links;
import parley.kernel.ConversationId;

final class InMemoryLinks implements Links {
    private final Tables tables;

    InMemoryLinks(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Link> find(TokenHash token) {
        synchronized (tables) {
            return tables.links.values().stream()
                    .filter(link -> link.token().equals(token))
                    .findFirst();
        }
    }

    @Override
    public List<Link> list(ConversationId group, long now) {
        synchronized (tables) {
            return tables.links.values().stream()
                    .filter(link -> link.group().equals(group) && link.isUsable(now))
                    .sorted(Comparator.comparingLong(Link::createdAt)
                            .thenComparing(link -> link.id().toString()))
                    .toList();
        }
    }

    @Override
    public void forget(long now) {
        synchronized (tables) {
            tables.links.values().removeIf(link -> !link.isUsable(now));
        }
    }
}
