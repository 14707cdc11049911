package parley.app.transfer;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.adapter.artemis.QueueCopy;
import parley.adapter.artemis.QueueException;
import parley.adapter.cassandra.CassandraException;
import parley.adapter.dbclient.DatabaseException;
import parley.adapter.dbclient.SharedKeys;
import parley.adapter.dbclient.TableCopy;
import parley.adapter.rocksdb.StoreException;
import parley.adapter.rocksdb.messaging.StoredMessaging.Page;
import parley.adapter.security.SigningKey;
import parley.app.transfer.Checkpoint.State;
import parley.messaging.port.out.LogRefusedException;
import parley.messaging.port.out.LogUnavailableException;

/// One transfer, from where it was interrupted to its end.
public final class Transfer {
    private static final int ROWS = 200;
    private static final int MOST_FAULTS = 20;
    private static final int MOST_KEYS = 3;

    /// Instances use a key only when all of them know it; these are old.
    private static final Duration AGE = Duration.ofHours(1);

    private final EmbeddedStores source;
    private final SharedStores target;
    private final Checkpoint checkpoint;
    private final Progress progress;
    private final TableCopy tables;
    private final MessagingCopy messaging;

    private Transfer(EmbeddedStores source, SharedStores target, Checkpoint checkpoint, Progress progress) {
        this.source = source;
        this.target = target;
        this.checkpoint = checkpoint;
        this.progress = progress;
        this.tables = new TableCopy(source.database(), target.database());
        this.messaging = new MessagingCopy(source.messaging(), target.messaging());
    }

    /// What was moved and read back.
    public record Report(long rows, long conversations, long entries, long inboxRows, long cursors) {}

    /// Moves everything.
    ///
    /// @throws TransferException if a store does not answer, or what is read back differs; it can be run again
    public static Report run(EmbeddedStores source, SharedStores.Place place, Progress progress) {
        try (SharedStores target = SharedStores.claim(place, source)) {
            Checkpoint checkpoint = Checkpoint.in(source.directory(), source.generation() + " to " + place.name());
            return new Transfer(source, target, checkpoint, progress).run();
        } catch (DatabaseException
                | CassandraException
                | StoreException
                | QueueException
                | LogUnavailableException
                | LogRefusedException failed) {
            throw new TransferException(String.valueOf(failed.getMessage()), failed);
        }
    }

    private Report run() {
        while (checkpoint.state().step() != Step.PROOF) {
            Step step = checkpoint.state().step();
            switch (step) {
                case TABLES -> copyTables();
                case KEYS -> copyKeys();
                case MESSAGES -> pages(messaging::conversations);
                case INBOXES -> pages(messaging::inboxes);
                case CURSORS -> pages(messaging::cursors);
                case JOBS -> pages(messaging::jobs);
                case QUEUES -> copyQueues();
                case PROOF, DONE -> throw new IllegalStateException("nothing is left to be copied");
            }
            checkpoint.reach(State.of(step.next()));
        }
        Report report = prove();
        target.transfers().finish(source.generation());
        checkpoint.reach(State.of(Step.DONE));
        return report;
    }

    private void copyTables() {
        long rows = 0;
        for (TableCopy.Table table : tables.tables()) {
            rows += tables.copy(table, ROWS);
            progress.at(Step.TABLES.word(), rows);
        }
    }

    /// With times that put them in the order of the file.
    private void copyKeys() {
        SharedKeys shared = new SharedKeys(target.database());
        long newest = Clock.systemUTC().millis() - AGE.toMillis();
        List<SigningKey> keys = source.keys();
        for (int place = keys.size() - 1; place >= 0; place--) {
            SigningKey key = keys.get(place);
            shared.add(new SharedKeys.SharedKey(key.id(), key.base64url(), newest - place), MOST_KEYS);
        }
        progress.at(Step.KEYS.word(), keys.size());
    }

    private <T> void pages(Function<String, Page<T>> copy) {
        State state = checkpoint.state();
        Page<T> page = copy.apply(state.place());
        while (!page.rows().isEmpty()) {
            state = new State(
                    state.step(), page.place(), state.count() + page.rows().size());
            checkpoint.reach(state);
            progress.at(state.step().word(), state.count());
            page = copy.apply(page.place());
        }
    }

    private void copyQueues() {
        QueueCopy queues = new QueueCopy(source.queues(), target.queues());
        long copied = 0;
        for (String queue : QueueCopy.queues()) {
            long held = queues.copy(queue);
            if (queues.copied(queue) < held) {
                throw new TransferException(
                        "queue " + queue + ": " + queues.copied(queue) + " messages (expected: at least " + held + ")");
            }
            copied += held;
        }
        progress.at(Step.QUEUES.word(), copied);
    }

    private Report prove() {
        List<String> faults = new ArrayList<>();
        long rows = 0;
        for (TableCopy.Table table : tables.tables()) {
            faults.addAll(tables.differences(table, ROWS, MOST_FAULTS));
            rows += tables.count(table);
        }
        Set<String> keys = new SharedKeys(target.database())
                .list().stream().map(SharedKeys.SharedKey::id).collect(Collectors.toSet());
        source.keys().stream()
                .map(SigningKey::id)
                .filter(key -> !keys.contains(key))
                .forEach(key -> faults.add("key " + key + " is missing"));
        MessagingProof.Found found = new MessagingProof(source.messaging(), target.messaging()).compare(progress);
        faults.addAll(found.faults());
        if (!faults.isEmpty()) {
            checkpoint.reach(State.BEGINNING);
            throw new TransferException("what was read back differs; run the transfer again to copy anew:\n  "
                    + String.join("\n  ", faults));
        }
        return new Report(rows, found.conversations(), found.entries(), found.inboxRows(), found.cursors());
    }
}
