package parley.proof.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.client.model.Cid;
import parley.client.model.ConversationId;
import parley.client.model.UserId;
import parley.proof.history.History;
import parley.proof.history.Observation.Acknowledged;
import parley.proof.history.Observation.Read;
import parley.proof.history.Observation.Received;
import parley.proof.history.Observation.Refused;
import parley.proof.history.Observation.Skipped;
import parley.proof.history.Observation.Submitted;
import parley.proof.history.Observation.Violated;
import parley.proof.history.Truth;
import parley.proof.history.Truth.Stored;

/// Holds what clients observed against what the server holds.
public final class Checker {
    private final History history;
    private final Truth truth;
    private final Map<Place, Stored> places = new HashMap<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> duplicates = new ArrayList<>();
    private final List<String> disorder = new ArrayList<>();
    private final List<String> counts = new ArrayList<>();

    private Checker(History history, Truth truth) {
        this.history = history;
        this.truth = truth;
        truth.logs()
                .forEach((conversation, log) ->
                        log.forEach(entry -> places.put(new Place(conversation, entry.seq()), entry)));
    }

    /// Checks every guarantee.
    public static Verdict check(History history, Truth truth) {
        return new Checker(history, truth).verdict();
    }

    private Verdict verdict() {
        checkLogs();
        Map<String, Long> acked = checkAcknowledgements();
        checkRefusals();
        checkDeliveries();
        checkSendingOrder(acked);
        checkCounts();
        history.all(Violated.class).forEach(each -> disorder.add(each.device() + " saw " + each.what()));
        truth.redelivered().forEach(each -> duplicates.add("sent again after confirmation: " + each));
        return new Verdict(acked.size(), lost, duplicates, disorder, counts);
    }

    /// Seqs are gapless from 1, and no message and no cid is stored twice.
    private void checkLogs() {
        Set<String> tokens = new HashSet<>();
        Set<Cid> cids = new HashSet<>();
        truth.logs().forEach((conversation, log) -> {
            long expected = 1;
            for (Stored entry : log) {
                if (entry.seq() != expected) {
                    disorder.add("log of " + conversation + " has " + entry.seq() + " where " + expected + " belongs");
                }
                expected = entry.seq() + 1;
                if (!tokens.add(entry.token())) {
                    duplicates.add(entry.token() + " is stored twice, again at " + entry.seq());
                }
                if (!cids.add(entry.cid())) {
                    duplicates.add("cid " + entry.cid() + " is stored twice, again at " + entry.seq());
                }
            }
        });
    }

    /// What was acknowledged is stored where the ack said, and every ack of a message said the same.
    ///
    /// @return the seq of every acknowledged message
    private Map<String, Long> checkAcknowledgements() {
        Map<String, Long> acked = new HashMap<>();
        for (Acknowledged ack : history.all(Acknowledged.class)) {
            Long before = acked.putIfAbsent(ack.token(), ack.seq());
            if (before != null && before != ack.seq()) {
                duplicates.add(ack.token() + " was acknowledged at " + before + " and at " + ack.seq());
            }
            Stored stored = places.get(new Place(ack.conversation(), ack.seq()));
            if (stored == null) {
                lost.add(ack.token() + " was acknowledged at " + ack.seq() + ", where nothing is stored");
            } else if (!stored.token().equals(ack.token()) || !stored.cid().equals(ack.cid())) {
                lost.add(
                        ack.token() + " was acknowledged at " + ack.seq() + ", where " + stored.token() + " is stored");
            }
        }
        return acked;
    }

    /// What was refused is not stored.
    private void checkRefusals() {
        Set<String> stored = new HashSet<>();
        places.values().forEach(entry -> stored.add(entry.token()));
        for (Refused refused : history.all(Refused.class)) {
            if (stored.contains(refused.token())) {
                duplicates.add(refused.token() + " was refused with " + refused.code() + " but is stored");
            }
        }
    }

    /// Every device of every member got every entry, each once and in order, and saw in it what the log
    /// holds.
    private void checkDeliveries() {
        Map<String, Map<ConversationId, Set<Long>>> known = new HashMap<>();
        Map<String, Map<ConversationId, Long>> last = new HashMap<>();
        for (Received received : history.all(Received.class)) {
            Map<ConversationId, Long> positions = last.computeIfAbsent(received.device(), absent -> new HashMap<>());
            long before = positions.getOrDefault(received.conversation(), 0L);
            if (received.seq() <= before) {
                disorder.add(received.device() + " got " + received.seq() + " after " + before);
            }
            positions.put(received.conversation(), received.seq());
            note(known, received.device(), received.conversation(), received.seq());
            compare(received);
        }
        history.all(Acknowledged.class).forEach(ack -> note(known, ack.device(), ack.conversation(), ack.seq()));
        history.all(Skipped.class).forEach(skipped -> {
            for (long seq = skipped.from(); seq <= skipped.to(); seq++) {
                lost.add(skipped.device() + " was told to skip " + seq + ", which nobody deleted");
                note(known, skipped.device(), skipped.conversation(), seq);
            }
        });
        truth.members()
                .forEach((conversation, members) -> members.forEach(member -> truth.devices()
                        .getOrDefault(member, Set.of())
                        .forEach(device -> checkComplete(device, conversation, known))));
    }

    private void compare(Received received) {
        Stored stored = places.get(new Place(received.conversation(), received.seq()));
        if (stored == null) {
            lost.add(
                    received.device() + " got " + received.token() + " at " + received.seq() + ", which is not stored");
        } else if (!stored.token().equals(received.token()) || !stored.cid().equals(received.cid())) {
            disorder.add(received.device() + " got " + received.token() + " at " + received.seq() + ", where "
                    + stored.token() + " is stored");
        }
    }

    private void checkComplete(
            String device, ConversationId conversation, Map<String, Map<ConversationId, Set<Long>>> known) {
        Set<Long> seqs = known.getOrDefault(device, Map.of()).getOrDefault(conversation, Set.of());
        for (Stored entry : truth.logs().getOrDefault(conversation, List.of())) {
            if (!seqs.contains(entry.seq())) {
                lost.add(device + " never got " + entry.token() + " at " + entry.seq());
            }
        }
    }

    private static void note(
            Map<String, Map<ConversationId, Set<Long>>> known, String device, ConversationId conversation, long seq) {
        known.computeIfAbsent(device, absent -> new HashMap<>())
                .computeIfAbsent(conversation, absent -> new HashSet<>())
                .add(seq);
    }

    /// What one device sent to one user got its seqs in the order of sending.
    private void checkSendingOrder(Map<String, Long> acked) {
        Map<String, Submitted> lastByLane = new HashMap<>();
        for (Submitted submitted : history.all(Submitted.class)) {
            Long seq = acked.get(submitted.token());
            if (seq == null) {
                continue;
            }
            Submitted before = lastByLane.put(submitted.device() + ">" + submitted.to(), submitted);
            if (before != null && acked.getOrDefault(before.token(), 0L) > seq) {
                disorder.add(submitted.device() + " sent " + before.token() + " before " + submitted.token()
                        + ", but they have " + acked.get(before.token()) + " and " + seq);
            }
        }
    }

    /// Unread is what came after the last read or own message.
    private void checkCounts() {
        Map<UserId, Map<ConversationId, Long>> read = new HashMap<>();
        for (Read mark : history.all(Read.class)) {
            read.computeIfAbsent(mark.user(), absent -> new HashMap<>())
                    .merge(mark.conversation(), mark.seq(), Math::max);
        }
        truth.members()
                .forEach((conversation, members) -> members.forEach(member -> checkCount(
                        conversation,
                        member,
                        read.getOrDefault(member, Map.of()).getOrDefault(conversation, 0L))));
    }

    private void checkCount(ConversationId conversation, UserId member, long read) {
        List<Stored> log = truth.logs().getOrDefault(conversation, List.of());
        Truth.Inbox inbox = truth.inboxes().getOrDefault(member, Map.of()).get(conversation);
        if (inbox == null) {
            lost.add(conversation + " is missing in the inbox of " + member);
            return;
        }
        long seen = read;
        for (Stored entry : log) {
            seen = entry.sender().equals(member) ? Math.max(seen, entry.seq()) : seen;
        }
        long unread = log.size() - seen;
        if (inbox.unread() != unread || inbox.head() != log.size() || inbox.read() != read) {
            counts.add(member + " has " + inbox + " of " + conversation + " (expected: head " + log.size() + ", unread "
                    + unread + ", read " + read + ")");
        }
    }

    private record Place(ConversationId conversation, long seq) {}
}
