package parley.adapter.dbclient.identity;

import java.util.List;
import java.util.Set;
import parley.identity.domain.Relation;
import parley.identity.port.out.Contacts;
import parley.identity.port.out.RelationAddition;
import parley.kernel.UserId;

final class DbClientContacts implements Contacts {
    private final RelationTable table;

    DbClientContacts(IdentityDatabase database) {
        this.table = new RelationTable(database, "contacts");
    }

    @Override
    public RelationAddition add(UserId user, UserId other, long at, int limit) {
        return table.add(user, other, at, limit);
    }

    @Override
    public void remove(UserId user, UserId other) {
        table.remove(user, other);
    }

    @Override
    public List<Relation> list(UserId user, UserId after, int limit) {
        return table.list(user, after, limit);
    }

    @Override
    public Set<UserId> contactsOf(UserId user) {
        return table.others(user);
    }
}
