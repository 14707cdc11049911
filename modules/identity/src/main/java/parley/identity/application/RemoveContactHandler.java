package parley.identity.application;

import parley.identity.port.in.RemoveContact;
import parley.identity.port.out.Contacts;

final class RemoveContactHandler implements RemoveContact {
    private final Contacts contacts;

    RemoveContactHandler(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Result remove(Command command) {
        contacts.remove(command.user(), command.contact());
        return new Result.Removed();
    }
}
