package parley.proof.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.client.model.ConversationId;
import parley.client.model.HistoryEntry;
import parley.client.model.HistoryPage;
import parley.client.model.InboxItem;
import parley.client.model.Message;
import parley.client.model.Page;
import parley.client.model.UserId;
import parley.client.rest.RestClient;
import parley.proof.history.Truth;
import parley.proof.history.Truth.Stored;

/// Reads everything the server holds, by the requests that every client may make.
public final class TruthReader {
    private static final int PAGE = 200;

    private final Map<ConversationId, List<Stored>> logs = new HashMap<>();
    private final Map<ConversationId, Set<UserId>> members = new HashMap<>();
    private final Map<UserId, Map<ConversationId, Truth.Inbox>> inboxes = new HashMap<>();
    private final Map<UserId, Set<String>> devices = new HashMap<>();

    /// @param redelivered what [Participant#reconnectBlank] found; none if it was not tried yet
    public static Truth read(List<Participant> participants, List<String> redelivered) {
        TruthReader reader = new TruthReader();
        participants.forEach(reader::read);
        return new Truth(reader.logs, reader.members, reader.inboxes, reader.devices, redelivered);
    }

    private void read(Participant participant) {
        boolean first = devices.computeIfAbsent(participant.user(), absent -> new HashSet<>())
                .isEmpty();
        devices.get(participant.user()).add(participant.name());
        if (first) {
            readInbox(participant.user(), participant.rest());
        }
    }

    private void readInbox(UserId user, RestClient rest) {
        Map<ConversationId, Truth.Inbox> inbox = inboxes.computeIfAbsent(user, absent -> new HashMap<>());
        Page<InboxItem> page = rest.conversations("", PAGE);
        readItems(user, rest, inbox, page);
        while (!page.last()) {
            page = rest.conversations(page.next(), PAGE);
            readItems(user, rest, inbox, page);
        }
    }

    private void readItems(UserId user, RestClient rest, Map<ConversationId, Truth.Inbox> inbox, Page<InboxItem> page) {
        for (InboxItem item : page.items()) {
            inbox.put(item.conversation(), new Truth.Inbox(item.head(), item.unread(), item.read()));
            item.peer()
                    .ifPresent(peer ->
                            members.put(item.conversation(), user.equals(peer) ? Set.of(user) : Set.of(user, peer)));
            if (!logs.containsKey(item.conversation())) {
                logs.put(item.conversation(), readLog(rest, item.conversation()));
            }
        }
    }

    private static List<Stored> readLog(RestClient rest, ConversationId conversation) {
        List<Stored> log = new ArrayList<>();
        HistoryPage page = rest.historyAfter(conversation, 0, PAGE);
        while (!page.entries().isEmpty()) {
            for (HistoryEntry entry : page.entries()) {
                if (entry instanceof HistoryEntry.Stored stored) {
                    log.add(stored(stored.message()));
                }
            }
            page = log.isEmpty()
                    ? new HistoryPage(List.of(), 0)
                    : rest.historyAfter(conversation, log.getLast().seq(), PAGE);
        }
        return log;
    }

    private static Stored stored(Message message) {
        return new Stored(
                message.seq(),
                message.cid(),
                message.sender(),
                message.content().asText().orElse("?"));
    }
}
