package parley.adapter.rocksdb.messaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parley.adapter.rocksdb.Family;
import parley.adapter.rocksdb.OfflineStore;
import parley.adapter.rocksdb.RocksDbConfig;
import parley.adapter.rocksdb.StoreException;
import parley.adapter.rocksdb.View;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.LogEntry;

/// Checks a store that nobody serves: checksums of all files, then for each conversation that seqs have no
/// gap, that epoch, time and ordinal never fall, that every cid is found where it was stored, and that no
/// head is beyond the log. Every recorded job has to be of an entry that is stored.
public final class StoreCheck {
    private final View view;
    private final Progress progress;
    private final List<String> examples = new ArrayList<>();
    private long conversations;
    private long entries;
    private long erased;
    private long faults;
    private Optional<LogEntry> previous = Optional.empty();

    private StoreCheck(View view, Progress progress) {
        this.view = view;
        this.progress = progress;
    }

    /// Is told how far a check has come, after every conversation.
    @FunctionalInterface
    public interface Progress {
        void checked(long conversations, long entries);
    }

    /// Checks every conversation.
    ///
    /// @throws StoreException if the store is in use, cannot be opened, or a file fails its checksum
    public static StoreReport all(RocksDbConfig config, Progress progress) {
        return check(config, progress, StoreCheck::visitAll);
    }

    /// Checks about `count` conversations, spread evenly over the space of ids.
    ///
    /// @throws StoreException as for [#all]
    public static StoreReport sample(RocksDbConfig config, int count, Progress progress) {
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count + " (expected: at least 1)");
        }
        return check(config, progress, check -> check.visitSample(count));
    }

    private interface Walk {
        void over(StoreCheck check);
    }

    private static StoreReport check(RocksDbConfig config, Progress progress, Walk walk) {
        try (OfflineStore store = OfflineStore.open(config)) {
            store.verifyChecksums();
            return store.read(view -> {
                StoreCheck check = new StoreCheck(view, progress);
                walk.over(check);
                check.visitOutbox();
                return check.report();
            });
        }
    }

    private void visitAll() {
        view.scan(Family.LOG, Keys.log(ConversationId.NIL, 0), (key, value) -> {
            visit(key, value);
            return true;
        });
        endConversation();
    }

    private void visitSample(int count) {
        long step = Long.divideUnsigned(-1, count);
        for (int i = 0; i < count; i++) {
            ConversationId from = new ConversationId(new UUID(i * step, 0));
            ConversationId before = new ConversationId(new UUID((i + 1) * step, 0));
            visitFirstWithin(from, i == count - 1 ? Optional.empty() : Optional.of(before));
        }
    }

    private void visitFirstWithin(ConversationId from, Optional<ConversationId> before) {
        view.scan(Family.LOG, Keys.log(from, 0), (key, value) -> {
            ConversationId here = Keys.conversationOfLog(key);
            boolean sameConversation =
                    previous.map(entry -> entry.conversation().equals(here)).orElse(true);
            boolean within = before.isEmpty() || precedes(here, before.get());
            if (sameConversation && within) {
                visit(key, value);
            }
            return sameConversation && within;
        });
        endConversation();
    }

    /// In unsigned order, which [UUID#compareTo] is not.
    private static boolean precedes(ConversationId one, ConversationId other) {
        return Arrays.compareUnsigned(Keys.conversation(one), Keys.conversation(other)) < 0;
    }

    private void visit(byte[] key, byte[] value) {
        Optional<LogEntry> decoded = decode(key, value);
        if (decoded.isEmpty()) {
            return;
        }
        LogEntry entry = decoded.get();
        if (previous.isPresent() && !previous.get().conversation().equals(entry.conversation())) {
            endConversation();
        }
        checkOrder(entry);
        checkDedup(entry);
        entries++;
        erased += entry.content().erased() ? 1 : 0;
        previous = decoded;
    }

    private Optional<LogEntry> decode(byte[] key, byte[] value) {
        try {
            return Optional.of(LogRow.decode(key, value));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException unreadable) {
            fault(Keys.conversationOfLog(key) + " entry " + Keys.seqOfLog(key) + ": " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    private void checkOrder(LogEntry entry) {
        long expected = previous.map(LogEntry::seq).orElse(0L) + 1;
        if (entry.seq() != expected) {
            fault(entry, "seq (expected: " + expected + ")");
        }
        previous.ifPresent(before -> {
            if (entry.epoch() < before.epoch() || entry.at() < before.at()) {
                fault(entry, "epoch or time is before that of the entry before");
            }
        });
        long ordinal =
                previous.map(LogEntry::ordinal).orElse(0L) + (entry.kind().countable() ? 1 : 0);
        if (entry.ordinal() != ordinal) {
            fault(entry, "ordinal " + entry.ordinal() + " (expected: " + ordinal + ")");
        }
    }

    private void checkDedup(LogEntry entry) {
        boolean found = view.get(Family.DEDUP, Keys.dedup(entry.sender(), entry.cid()))
                .map(DedupRow::decode)
                .filter(place ->
                        place.seq() == entry.seq() && place.conversation().equals(entry.conversation()))
                .isPresent();
        if (!found) {
            fault(entry, "its cid is not found there");
        }
    }

    private void endConversation() {
        previous.ifPresent(last -> {
            checkHeads(last);
            conversations++;
            progress.checked(conversations, entries);
        });
        previous = Optional.empty();
    }

    private void checkHeads(LogEntry last) {
        view.get(Family.CONVERSATIONS, Keys.conversation(last.conversation()))
                .map(value -> ConversationRow.decode(last.conversation(), value))
                .filter(Conversation.Direct.class::isInstance)
                .map(Conversation.Direct.class::cast)
                .ifPresent(conversation -> {
                    for (UserId member : conversation.members()) {
                        view.get(Family.INBOX, Keys.inbox(member, last.conversation(), Keys.HEAD))
                                .map(HeadRow::decode)
                                .filter(head -> head.seq() > last.seq())
                                .ifPresent(head -> fault(
                                        last,
                                        "is the last one (expected: up to head " + head.seq() + " of member " + member
                                                + ")"));
                    }
                });
    }

    private void visitOutbox() {
        view.scan(Family.OUTBOX, Keys.OUTBOX_START, (key, value) -> {
            try {
                checkJob(OutboxRow.decode(key, value));
            } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException unreadable) {
                fault("recorded job: " + unreadable.getMessage());
            }
            return true;
        });
    }

    private void checkJob(FanOutJob job) {
        byte[] key = Keys.log(job.conversation(), job.last());
        boolean found = view.get(Family.LOG, key)
                .map(value -> LogRow.decode(key, value))
                .filter(entry -> entry.at() == job.at() && entry.ordinal() == job.ordinal())
                .filter(entry -> entry.epoch() <= job.epoch())
                .isPresent();
        if (!found) {
            fault(job.conversation() + " entry " + job.last() + ": not as its recorded job says");
        }
    }

    private void fault(LogEntry entry, String text) {
        fault(entry.conversation() + " entry " + entry.seq() + ": " + text);
    }

    private void fault(String text) {
        faults++;
        if (examples.size() < StoreReport.EXAMPLES) {
            examples.add(text);
        }
    }

    private StoreReport report() {
        return new StoreReport(conversations, entries, erased, faults, examples);
    }
}
