package parley.app.metering.identity;

import java.util.List;
import java.util.Set;
import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.identity.domain.Relation;
import parley.identity.port.out.Contacts;
import parley.identity.port.out.RelationAddition;
import parley.kernel.Ticker;
import parley.kernel.UserId;

/// Times contacts.
final class TimedContacts implements Contacts {
    private final Contacts delegate;
    private final Call add;
    private final Call remove;
    private final Call list;
    private final Call contactsOf;

    TimedContacts(Contacts delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "contacts", ticker);
        this.delegate = delegate;
        this.add = timers.call("add");
        this.remove = timers.call("remove");
        this.list = timers.call("list");
        this.contactsOf = timers.call("contacts-of");
    }

    @Override
    public RelationAddition add(UserId user, UserId other, long at, int limit) {
        return add.time(() -> delegate.add(user, other, at, limit));
    }

    @Override
    public void remove(UserId user, UserId other) {
        remove.time(() -> delegate.remove(user, other));
    }

    @Override
    public List<Relation> list(UserId user, UserId after, int limit) {
        return list.time(() -> delegate.list(user, after, limit));
    }

    @Override
    public Set<UserId> contactsOf(UserId user) {
        return contactsOf.time(() -> delegate.contactsOf(user));
    }
}
