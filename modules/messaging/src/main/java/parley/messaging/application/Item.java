package parley.messaging.application;

import java.util.function.Consumer;
import parley.messaging.domain.Errand;
import parley.messaging.domain.Outcome;

/// An errand that waits in a [Lane].
final class Item {
    /// What it takes to keep one, beside its content.
    private static final int OVERHEAD = 500;

    private final Errand errand;
    private final long expires;
    private final Consumer<Outcome> waiter;

    /// @param expires until when it is tried, milliseconds since the epoch
    /// @param waiter gets the outcome, once
    Item(Errand errand, long expires, Consumer<Outcome> waiter) {
        this.errand = errand;
        this.expires = expires;
        this.waiter = waiter;
    }

    Errand errand() {
        return errand;
    }

    long expires() {
        return expires;
    }

    /// Neither blocks nor throws.
    Consumer<Outcome> waiter() {
        return waiter;
    }

    /// Bytes of memory, about.
    int size() {
        return OVERHEAD
                + switch (errand) {
                    case Errand.Send send -> send.content().size();
                    case Errand.Change change -> change.content().size();
                    case Errand.Inquiry inquiry -> 0;
                };
    }
}
