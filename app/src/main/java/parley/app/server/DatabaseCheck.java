package parley.app.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.adapter.dbclient.Database;
import parley.adapter.rest.HealthRoutes.Check;

/// Asks a database elsewhere whether it answers, now and then, so that whoever asks for readiness need not wait.
final class DatabaseCheck {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private DatabaseCheck() {}

    static Check start(Database database, Running running) {
        AtomicBoolean reachable = new AtomicBoolean(true);
        Upkeep thread = new Upkeep("parley-database-check");
        thread.every(INTERVAL, "database check", () -> reachable.set(database.isReachable()));
        running.add("database check", thread::close);
        return new Check("database", reachable::get);
    }
}
