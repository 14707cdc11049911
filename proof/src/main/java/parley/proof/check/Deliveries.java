package parley.proof.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.client.model.ConversationId;
import parley.client.model.UserId;
import parley.proof.history.History;
import parley.proof.history.Observation.Acknowledged;
import parley.proof.history.Observation.Received;
import parley.proof.history.Observation.Skipped;
import parley.proof.history.Truth;
import parley.proof.history.Truth.Stored;

/// Every device of every member got every entry of its membership, each once and in order, saw in it what the
/// log holds, and got nothing else; and so it is with what users get by paging.
final class Deliveries {
    private final History history;
    private final Truth truth;
    private final Memberships memberships;
    private final Findings findings;
    private final Map<Place, Stored> places = new HashMap<>();
    private final Map<String, UserId> owners = new HashMap<>();
    private final Map<String, Map<ConversationId, Set<Long>>> known = new HashMap<>();

    Deliveries(History history, Truth truth, Memberships memberships, Findings findings) {
        this.history = history;
        this.truth = truth;
        this.memberships = memberships;
        this.findings = findings;
        truth.logs()
                .forEach((conversation, log) ->
                        log.forEach(entry -> places.put(new Place(conversation, entry.seq()), entry)));
        truth.devices().forEach((user, devices) -> devices.forEach(device -> owners.put(device, user)));
    }

    private record Place(ConversationId conversation, long seq) {}

    void check() {
        checkOrder();
        history.all(Acknowledged.class).forEach(ack -> note(ack.device(), ack.conversation(), ack.seq()));
        history.all(Skipped.class).forEach(this::checkSkip);
        truth.logs()
                .keySet()
                .forEach(conversation -> memberships
                        .of(conversation)
                        .forEach((user, membership) -> truth.devices()
                                .getOrDefault(user, Set.of())
                                .forEach(device -> checkComplete(device, conversation, membership))));
        truth.pages()
                .forEach((user, pages) -> pages.forEach((conversation, seqs) -> checkPages(user, conversation, seqs)));
    }

    private void checkOrder() {
        Map<String, Map<ConversationId, Long>> last = new HashMap<>();
        for (Received received : history.all(Received.class)) {
            Map<ConversationId, Long> positions = last.computeIfAbsent(received.device(), absent -> new HashMap<>());
            long before = positions.getOrDefault(received.conversation(), 0L);
            if (received.seq() <= before) {
                findings.disorder(received.device() + " got " + received.seq() + " after " + before);
            }
            positions.put(received.conversation(), received.seq());
            note(received.device(), received.conversation(), received.seq());
            compare(received);
        }
    }

    private void compare(Received received) {
        Stored stored = places.get(new Place(received.conversation(), received.seq()));
        UserId user = owners.get(received.device());
        if (stored == null) {
            findings.lost(
                    received.device() + " got " + received.token() + " at " + received.seq() + ", which is not stored");
        } else if (!stored.token().equals(received.token()) || !stored.cid().equals(received.cid())) {
            findings.disorder(received.device() + " got " + received.token() + " at " + received.seq() + ", where "
                    + stored.token() + " is stored");
        } else if (user != null && !memberships.covers(received.conversation(), user, received.seq())) {
            findings.leaked(received.device() + " got " + received.token() + " at " + received.seq() + " of "
                    + received.conversation() + ", when it was no member's");
        }
    }

    private void checkSkip(Skipped skipped) {
        UserId user = owners.get(skipped.device());
        for (long seq = skipped.from(); user != null && seq <= skipped.to(); seq++) {
            if (memberships.covers(skipped.conversation(), user, seq)) {
                findings.lost(skipped.device() + " was told to skip " + seq + ", which nobody deleted");
                note(skipped.device(), skipped.conversation(), seq);
            }
        }
    }

    private void checkComplete(String device, ConversationId conversation, Membership membership) {
        Set<Long> seqs = known.getOrDefault(device, Map.of()).getOrDefault(conversation, Set.of());
        for (Stored entry : truth.logs().getOrDefault(conversation, List.of())) {
            if (membership.covers(entry.seq()) && !seqs.contains(entry.seq())) {
                findings.lost(device + " never got " + entry.token() + " at " + entry.seq());
            }
        }
    }

    private void checkPages(UserId user, ConversationId conversation, Set<Long> seqs) {
        for (Stored entry : truth.logs().getOrDefault(conversation, List.of())) {
            boolean visible = memberships.covers(conversation, user, entry.seq());
            if (visible && !seqs.contains(entry.seq())) {
                findings.lost(user + " cannot page " + entry.token() + " at " + entry.seq());
            } else if (!visible && seqs.contains(entry.seq())) {
                findings.leaked(user + " can page " + entry.token() + " at " + entry.seq() + " of " + conversation);
            }
        }
    }

    private void note(String device, ConversationId conversation, long seq) {
        known.computeIfAbsent(device, absent -> new HashMap<>())
                .computeIfAbsent(conversation, absent -> new HashSet<>())
                .add(seq);
    }
}
