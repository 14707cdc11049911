package parley.groups.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import parley.groups.domain.Refusal;
import parley.groups.port.out.Acquaintances;
import parley.kernel.UserId;

/// Finds out whom somebody may add to a group.
final class Introductions {
    private final Acquaintances acquaintances;

    Introductions(Acquaintances acquaintances) {
        this.acquaintances = acquaintances;
    }

    /// @param isKnown false if it could not be found out for all; the rest is then void
    record Introduced(List<UserId> welcome, List<Refusal> refused, boolean isKnown) {}

    Introduced of(UserId actor, Collection<UserId> users) {
        List<UserId> welcome = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (UserId user : users) {
            switch (acquaintances.mayAdd(actor, user)) {
                case ALLOWED -> welcome.add(user);
                case UNKNOWN -> refused.add(new Refusal(user, Refusal.Reason.NOT_FOUND));
                case BLOCKED -> refused.add(new Refusal(user, Refusal.Reason.BLOCKED));
                case UNAVAILABLE -> {
                    return new Introduced(List.of(), List.of(), false);
                }
            }
        }
        return new Introduced(welcome, refused, true);
    }
}
