package parley.identity.inmemory;

import java.util.List;
import java.util.Set;
import parley.identity.domain.Relation;
import parley.identity.port.out.Contacts;
import parley.identity.port.out.RelationAddition;
import parley.kernel.UserId;

final class InMemoryContacts implements Contacts {
    private final Tables tables;

    InMemoryContacts(Tables tables) {
        this.tables = tables;
    }

    @Override
    public RelationAddition add(UserId user, UserId other, long at, int limit) {
        synchronized (tables) {
            return tables.contacts.add(user, other, at, limit);
        }
    }

    @Override
    public void remove(UserId user, UserId other) {
        synchronized (tables) {
            tables.contacts.remove(user, other);
        }
    }

    @Override
    public List<Relation> list(UserId user, UserId after, int limit) {
        synchronized (tables) {
            return tables.contacts.list(user, after, limit);
        }
    }

    @Override
    public Set<UserId> contactsOf(UserId user) {
        synchronized (tables) {
            return tables.contacts.others(user);
        }
    }
}
