package parley.app.check;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.DatabaseException;
import parley.adapter.rocksdb.RocksDbConfig;
import parley.adapter.rocksdb.StoreException;
import parley.adapter.rocksdb.messaging.StoreCheck;
import parley.adapter.rocksdb.messaging.StoreReport;
import parley.app.config.ParleyConfig;

/// Whether what is stored is sound.
public final class Soundness {
    private static final int SAMPLE = 1_000;
    private static final StoreCheck.Progress SILENT = (conversations, entries) -> {};

    private Soundness() {}

    /// @param all whether to look at every conversation instead of a sample
    public static Stream<Finding> check(ParleyConfig config, boolean all) {
        Stream<Finding> messages = config.clustered().isPresent() ? Stream.empty() : messages(config.rocksdb(), all);
        Stream<Finding> queues =
                config.artemis().remote().isPresent() ? Stream.empty() : Stream.of(QueueFiles.check(config.artemis()));
        return Stream.of(messages, accounts(config), queues, ClusterReach.check(config))
                .flatMap(found -> found);
    }

    private static Stream<Finding> messages(RocksDbConfig config, boolean all) {
        if (!Files.exists(config.directory())) {
            return Stream.of(new Finding.Good("message store: none yet"));
        }
        try {
            StoreReport report = all ? StoreCheck.all(config, SILENT) : StoreCheck.sample(config, SAMPLE, SILENT);
            return Stream.of(finding(report));
        } catch (StoreException unusable) {
            return Stream.of(new Finding.Bad("message store: " + unusable.getMessage()));
        }
    }

    private static Finding finding(StoreReport report) {
        String text = "message store: checksums, and %d entries of %d conversations"
                .formatted(report.entries(), report.conversations());
        return report.sound()
                ? new Finding.Good(text)
                : new Finding.Bad(text + ": " + report.faults() + " faults:\n        "
                        + String.join("\n        ", report.examples()));
    }

    private static Stream<Finding> accounts(ParleyConfig config) {
        if (!config.database().isShared()
                && !Files.exists(config.server().dataDirectory().resolve("parley.db"))) {
            return Stream.of(new Finding.Good("accounts: none yet"));
        }
        try (Database database = Database.open(config.database())) {
            List<String> faults = database.faults();
            return Stream.of(
                    faults.isEmpty()
                            ? new Finding.Good("accounts: database is sound")
                            : new Finding.Bad("accounts: " + String.join("\n        ", faults)));
        } catch (DatabaseException unusable) {
            return Stream.of(new Finding.Bad("accounts: " + unusable.getMessage()));
        }
    }
}
