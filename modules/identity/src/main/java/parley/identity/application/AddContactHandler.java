package parley.identity.application;

import java.time.Clock;
import parley.events.ContactChanged;
import parley.events.EventPublisher;
import parley.identity.port.in.AddContact;
import parley.identity.port.out.Contacts;
import parley.identity.port.out.RelationAddition;

final class AddContactHandler implements AddContact {
    private final Contacts contacts;
    private final PrivacyCache cache;
    private final EventPublisher events;
    private final int limit;
    private final Clock clock;

    AddContactHandler(Contacts contacts, PrivacyCache cache, EventPublisher events, int limit, Clock clock) {
        this.contacts = contacts;
        this.cache = cache;
        this.events = events;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public Result add(Command command) {
        if (command.user().equals(command.contact())) {
            return new Result.Oneself();
        }
        RelationAddition addition;
        try {
            addition = contacts.add(command.user(), command.contact(), clock.millis(), limit);
        } finally {
            cache.invalidate(command.user());
        }
        return switch (addition) {
            case UNKNOWN_USER -> new Result.NotFound();
            case LIMIT_REACHED -> new Result.TooMany(limit);
            case ADDED -> {
                events.publish(new ContactChanged(command.user(), command.contact(), true));
                yield new Result.Added();
            }
        };
    }
}
