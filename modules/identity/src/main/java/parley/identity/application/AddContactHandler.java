package parley.identity.application;

import java.time.Clock;
import parley.identity.port.in.AddContact;
import parley.identity.port.out.Contacts;

final class AddContactHandler implements AddContact {
    private final Contacts contacts;
    private final int limit;
    private final Clock clock;

    AddContactHandler(Contacts contacts, int limit, Clock clock) {
        this.contacts = contacts;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public Result add(Command command) {
        if (command.user().equals(command.contact())) {
            return new Result.Oneself();
        }
        return switch (contacts.add(command.user(), command.contact(), clock.millis(), limit)) {
            case ADDED -> new Result.Added();
            case UNKNOWN_USER -> new Result.NotFound();
            case LIMIT_REACHED -> new Result.TooMany(limit);
        };
    }
}
