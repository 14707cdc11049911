package parley.proof.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.client.model.ConversationId;
import parley.client.model.UserId;
import parley.proof.history.History;
import parley.proof.history.Observation.Read;
import parley.proof.history.Truth;
import parley.proof.history.Truth.Stored;

/// Inboxes have the right heads and counts. Unread are the messages after the last one that was read or
/// written, and of a group since the user joined last; changes of groups are none.
final class Counts {
    private final Truth truth;
    private final Memberships memberships;
    private final Findings findings;
    private final Map<UserId, Map<ConversationId, Long>> read = new HashMap<>();

    Counts(History history, Truth truth, Memberships memberships, Findings findings) {
        this.truth = truth;
        this.memberships = memberships;
        this.findings = findings;
        for (Read mark : history.all(Read.class)) {
            read.computeIfAbsent(mark.user(), absent -> new HashMap<>())
                    .merge(mark.conversation(), mark.seq(), Math::max);
        }
    }

    void check() {
        truth.logs()
                .forEach((conversation, log) -> memberships
                        .of(conversation)
                        .forEach((user, membership) -> check(conversation, log, user, membership)));
        truth.inboxes()
                .forEach((user, inbox) -> inbox.keySet().forEach(conversation -> {
                    if (truth.logs().containsKey(conversation)
                            && !memberships.of(conversation).containsKey(user)) {
                        findings.leaked(user + " has " + conversation + " in the inbox and was never in it");
                    }
                }));
    }

    private void check(ConversationId conversation, List<Stored> log, UserId user, Membership membership) {
        if (!truth.inboxes().containsKey(user)) {
            return;
        }
        Truth.Inbox inbox = truth.inboxes().get(user).get(conversation);
        if (inbox == null) {
            findings.lost(conversation + " is missing in the inbox of " + user);
            return;
        }
        Truth.Inbox expected = expected(conversation, log, user, membership);
        if (!inbox.equals(expected)) {
            findings.count(user + " has " + inbox + " of " + conversation + " (expected: " + expected + ")");
        }
    }

    private Truth.Inbox expected(ConversationId conversation, List<Stored> log, UserId user, Membership membership) {
        long mark = read.getOrDefault(user, Map.of()).getOrDefault(conversation, 0L);
        long head = membership.lastSeen(log.isEmpty() ? 0 : log.getLast().seq());
        long seen = Math.max(mark, membership.lastFrom() - 1);
        for (Stored entry : log) {
            if (entry.sender().equals(user) && !entry.change()) {
                seen = Math.max(seen, entry.seq());
            }
        }
        long unread = 0;
        for (Stored entry : log) {
            unread += !entry.change() && entry.seq() > seen && entry.seq() <= head ? 1 : 0;
        }
        return new Truth.Inbox(head, unread, mark, membership.current());
    }
}
