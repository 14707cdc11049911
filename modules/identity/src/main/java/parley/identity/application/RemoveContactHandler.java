package parley.identity.application;

import parley.events.ContactChanged;
import parley.events.EventPublisher;
import parley.identity.port.in.RemoveContact;
import parley.identity.port.out.Contacts;

final class RemoveContactHandler implements RemoveContact {
    private final Contacts contacts;
    private final PrivacyCache cache;
    private final EventPublisher events;

    RemoveContactHandler(Contacts contacts, PrivacyCache cache, EventPublisher events) {
        this.contacts = contacts;
        this.cache = cache;
        this.events = events;
    }

    @Override
    public Result remove(Command command) {
        try {
            contacts.remove(command.user(), command.contact());
        } finally {
            cache.invalidate(command.user());
        }
        events.publish(new ContactChanged(command.user(), command.contact(), false));
        return new Result.Removed();
    }
}
