package parley.messaging.domain;

import parley.kernel.InstanceId;

/// What comes back when an [Errand] was handed to the instance that was taken for the owner.
public sealed interface ErrandAnswer {
    /// The owner did it.
    record Done(Outcome outcome) implements ErrandAnswer {}

    /// Nothing was done, as far as this attempt is concerned: another instance is the owner now.
    record NotOwner(InstanceId owner) implements ErrandAnswer {}

    /// Nothing was done: nobody is known to be the owner now, or the owner has no room for more. Ask again.
    record NoOwner() implements ErrandAnswer {}

    /// Unknown whether it arrived, or was done. Ask again: every errand may be repeated.
    record Lost() implements ErrandAnswer {}
}
