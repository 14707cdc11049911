package parley.app.server;

import java.time.Duration;
import parley.app.config.ParleyConfig;

/// The periodic work of a server: what messages wait for on one thread, what may itself have to wait on another.
///
/// @param brisk what must not be late
/// @param slow what asks a database, and other instances
record Chores(Upkeep brisk, Upkeep slow) {
    private static final Duration MESSAGING = Duration.ofMillis(50);
    private static final Duration PENDING_CHANGES = Duration.ofSeconds(2);
    private static final Duration REVOCATIONS = Duration.ofSeconds(30);
    private static final Duration UNDELIVERED = Duration.ofSeconds(5);

    static Chores start(Contexts contexts, ParleyConfig config, Running running) {
        Upkeep slow = new Upkeep("parley-chores");
        slow.every(PENDING_CHANGES, "groups", contexts.groups().runUpkeep()::run);
        slow.every(REVOCATIONS, "revocations", () -> IdentityWiring.reload(contexts.identity()));
        slow.every(SigningKeys.RELOAD, "signing keys", contexts.keys()::reload);
        slow.every(UNDELIVERED, "undelivered events", () -> Subscriptions.deliver(contexts));
        running.add("chores", slow::close);
        Upkeep brisk = new Upkeep("parley-upkeep");
        brisk.every(MESSAGING, "messaging", contexts.messaging().runUpkeep()::run);
        running.add("upkeep", brisk::close);
        // After which receipts that came last are stored.
        Duration settling = config.messaging().receiptInterval().plus(MESSAGING.multipliedBy(2));
        running.add("receipts", () -> brisk.pass(settling));
        return new Chores(brisk, slow);
    }

    boolean areRunning() {
        return brisk.isRunning() && slow.isRunning();
    }
}
