package parley.proof.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.client.model.ConversationId;
import parley.client.model.Counterpart;
import parley.client.model.ErrorCode;
import parley.client.model.GroupChange;
import parley.client.model.HistoryEntry;
import parley.client.model.HistoryPage;
import parley.client.model.InboxItem;
import parley.client.model.Message;
import parley.client.model.Page;
import parley.client.model.RefusedException;
import parley.client.model.UserId;
import parley.client.rest.RestClient;
import parley.proof.history.Truth;
import parley.proof.history.Truth.Stored;

/// Reads everything the server holds, by the requests that every client may make.
public final class TruthReader {
    private static final int PAGE = 200;
    private static final int MOST_MISSING = 1_000;

    private final Map<ConversationId, List<Stored>> logs = new HashMap<>();
    private final Map<ConversationId, Set<UserId>> peers = new HashMap<>();
    private final Map<UserId, Map<ConversationId, Truth.Inbox>> inboxes = new HashMap<>();
    private final Map<UserId, Map<ConversationId, Set<Long>>> pages = new HashMap<>();
    private final Map<UserId, Set<String>> devices = new HashMap<>();

    /// @param cast everybody
    /// @param paging whether to read what each participant can page of each group, which takes a while
    /// @param redelivered what [Participant#reconnectBlank] found; none if it was not tried yet
    public static Truth read(Cast cast, boolean paging, List<String> redelivered) {
        TruthReader reader = new TruthReader();
        for (Gathering gathering : cast.gatherings()) {
            reader.logs.put(gathering.id(), log(gathering.owner().rest(), gathering.id()));
        }
        cast.participants().forEach(participant -> reader.read(participant, paging ? cast.gatherings() : List.of()));
        cast.absent()
                .forEach(device ->
                        reader.readInbox(device.user(), device.client().rest()));
        return new Truth(reader.logs, reader.peers, reader.inboxes, reader.pages, reader.devices, redelivered);
    }

    private void read(Participant participant, List<Gathering> paged) {
        boolean first = devices.computeIfAbsent(participant.user(), absent -> new HashSet<>())
                .isEmpty();
        devices.get(participant.user()).add(participant.name());
        if (first) {
            readInbox(participant.user(), participant.rest());
            Map<ConversationId, Set<Long>> seqs = new HashMap<>();
            paged.forEach(gathering -> seqs.put(gathering.id(), pages(participant.rest(), gathering.id())));
            pages.put(participant.user(), seqs);
        }
    }

    private void readInbox(UserId user, RestClient rest) {
        Map<ConversationId, Truth.Inbox> inbox = inboxes.computeIfAbsent(user, absent -> new HashMap<>());
        Page<InboxItem> page = rest.conversations("", PAGE);
        page.items().forEach(item -> readItem(user, rest, inbox, item));
        while (!page.last()) {
            page = rest.conversations(page.next(), PAGE);
            page.items().forEach(item -> readItem(user, rest, inbox, item));
        }
    }

    private void readItem(UserId user, RestClient rest, Map<ConversationId, Truth.Inbox> inbox, InboxItem item) {
        boolean member = switch (item.with()) {
            case Counterpart.Members(boolean current) -> current;
            case Counterpart.Person(UserId peer) -> {
                peers.put(item.conversation(), user.equals(peer) ? Set.of(user) : Set.of(user, peer));
                logs.computeIfAbsent(item.conversation(), conversation -> log(rest, conversation));
                yield true;
            }
        };
        inbox.put(item.conversation(), new Truth.Inbox(item.head(), item.unread(), item.read(), member));
    }

    private static List<Stored> log(RestClient rest, ConversationId conversation) {
        return entries(rest, conversation).stream().map(TruthReader::stored).toList();
    }

    /// What a user gets who pages a group; nothing if the server does not let it.
    private static Set<Long> pages(RestClient rest, ConversationId group) {
        try {
            Set<Long> seqs = new HashSet<>();
            entries(rest, group).forEach(message -> seqs.add(message.seq()));
            return seqs;
        } catch (RefusedException refused) {
            if (refused.code() == ErrorCode.NOT_FOUND || refused.code() == ErrorCode.NOT_MEMBER) {
                return Set.of();
            }
            throw refused;
        }
    }

    private static List<Message> entries(RestClient rest, ConversationId conversation) {
        List<Message> all = new ArrayList<>();
        long after = 0;
        HistoryPage page = after(rest, conversation, after);
        while (!page.entries().isEmpty()) {
            for (HistoryEntry entry : page.entries()) {
                after = switch (entry) {
                    case HistoryEntry.Stored(Message message) -> {
                        all.add(message);
                        yield message.seq();
                    }
                    case HistoryEntry.Skipped(var range) -> range.to();
                };
            }
            page = after(rest, conversation, after);
        }
        return all;
    }

    /// A server that lacks an entry that it must have fails at the page with it. Then what is around it is read one by
    /// one, so that the checker finds what is missing instead of nothing at all.
    private static HistoryPage after(RestClient rest, ConversationId conversation, long seq) {
        long from = seq;
        int limit = PAGE;
        while (true) {
            try {
                return rest.historyAfter(conversation, from, limit);
            } catch (RefusedException refused) {
                if (refused.code() != ErrorCode.INTERNAL || from - seq > MOST_MISSING) {
                    throw refused;
                }
                from += limit == 1 ? 1 : 0;
                limit = 1;
            }
        }
    }

    private static Stored stored(Message message) {
        String token = Participant.token(message);
        return message.change()
                .map(change -> Stored.change(
                        message.seq(),
                        message.cid(),
                        message.sender(),
                        token,
                        joining(message, change),
                        leaving(message, change)))
                .orElseGet(() -> new Stored(message.seq(), message.cid(), message.sender(), token));
    }

    private static Set<UserId> joining(Message message, GroupChange change) {
        return switch (change) {
            case GroupChange.Created created -> {
                Set<UserId> all = new HashSet<>(created.members());
                all.add(created.owner());
                yield all;
            }
            case GroupChange.MembersAdded added -> Set.copyOf(added.users());
            case GroupChange.Joined ignored -> Set.of(message.sender());
            default -> Set.of();
        };
    }

    private static Set<UserId> leaving(Message message, GroupChange change) {
        return switch (change) {
            case GroupChange.MembersRemoved removed -> Set.copyOf(removed.users());
            case GroupChange.Left ignored -> Set.of(message.sender());
            default -> Set.of();
        };
    }
}
