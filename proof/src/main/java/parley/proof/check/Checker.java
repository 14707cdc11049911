package parley.proof.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import parley.client.model.Cid;
import parley.client.model.ConversationId;
import parley.proof.history.History;
import parley.proof.history.Observation.Acknowledged;
import parley.proof.history.Observation.Refused;
import parley.proof.history.Observation.Submitted;
import parley.proof.history.Observation.Violated;
import parley.proof.history.Truth;
import parley.proof.history.Truth.Stored;

/// Holds what clients observed against what the server holds.
public final class Checker {
    private final History history;
    private final Truth truth;
    private final Findings findings = new Findings();
    private final Memberships memberships;
    private final Map<Place, Stored> places = new HashMap<>();

    private Checker(History history, Truth truth) {
        this.history = history;
        this.truth = truth;
        this.memberships = Memberships.of(truth, findings::disorder);
        truth.logs()
                .forEach((conversation, log) ->
                        log.forEach(entry -> places.put(new Place(conversation, entry.seq()), entry)));
    }

    private record Place(ConversationId conversation, long seq) {}

    /// Checks every guarantee.
    public static Verdict check(History history, Truth truth) {
        return new Checker(history, truth).verdict();
    }

    private Verdict verdict() {
        checkLogs();
        checkAuthors();
        Map<String, Long> acked = checkAcknowledgements();
        checkRefusals();
        new Deliveries(history, truth, memberships, findings).check();
        checkSendingOrder(acked);
        new Counts(history, truth, memberships, findings).check();
        history.all(Violated.class).forEach(each -> findings.disorder(each.device() + " saw " + each.what()));
        truth.redelivered().forEach(each -> findings.duplicate("sent again after confirmation: " + each));
        return findings.verdict(
                acked.size(), places.values().stream().filter(Stored::change).count());
    }

    /// Seqs are gapless from 1, and no message and no cid is stored twice.
    private void checkLogs() {
        Set<String> tokens = new HashSet<>();
        Set<Cid> cids = new HashSet<>();
        truth.logs().forEach((conversation, log) -> {
            long expected = 1;
            for (Stored entry : log) {
                if (entry.seq() != expected) {
                    findings.disorder(
                            "log of " + conversation + " has " + entry.seq() + " where " + expected + " belongs");
                }
                expected = entry.seq() + 1;
                if (!tokens.add(entry.token())) {
                    findings.duplicate(entry.token() + " is stored twice, again at " + entry.seq());
                }
                if (!cids.add(entry.cid())) {
                    findings.duplicate("cid " + entry.cid() + " is stored twice, again at " + entry.seq());
                }
            }
        });
    }

    /// Only members write.
    private void checkAuthors() {
        places.forEach((place, entry) -> {
            if (!memberships.covers(place.conversation(), entry.sender(), entry.seq())) {
                findings.leaked(entry.sender() + " wrote " + entry.token() + " at " + entry.seq() + " of "
                        + place.conversation() + " and was no member");
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
                findings.duplicate(ack.token() + " was acknowledged at " + before + " and at " + ack.seq());
            }
            Stored stored = places.get(new Place(ack.conversation(), ack.seq()));
            if (stored == null) {
                findings.lost(ack.token() + " was acknowledged at " + ack.seq() + ", where nothing is stored");
            } else if (!stored.token().equals(ack.token()) || !stored.cid().equals(ack.cid())) {
                findings.lost(
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
                findings.duplicate(refused.token() + " was refused with " + refused.code() + " but is stored");
            }
        }
    }

    /// What one device sent to one user or group got its seqs in the order of sending.
    private void checkSendingOrder(Map<String, Long> acked) {
        Map<String, Submitted> lastByLane = new HashMap<>();
        for (Submitted submitted : history.all(Submitted.class)) {
            Long seq = acked.get(submitted.token());
            if (seq == null) {
                continue;
            }
            Submitted before = lastByLane.put(submitted.device() + ">" + submitted.to(), submitted);
            if (before != null && acked.getOrDefault(before.token(), 0L) > seq) {
                findings.disorder(submitted.device() + " sent " + before.token() + " before " + submitted.token()
                        + ", but they have " + acked.get(before.token()) + " and " + seq);
            }
        }
    }
}
