package parley.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import parley.client.model.ClientException;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.Device;
import parley.client.model.HistoryEntry;
import parley.client.model.HistoryPage;
import parley.client.model.InboxItem;
import parley.client.model.Message;
import parley.client.model.Page;
import parley.client.model.Profile;
import parley.client.model.Recipient;
import parley.client.model.Sent;
import parley.client.model.UnreachableException;
import parley.client.model.UserId;
import parley.client.model.Watermark;

/// A server in memory. Sends wait until the test answers them.
final class FakeServer implements Server {
    private final Map<String, Profile> people = new LinkedHashMap<>();
    private final List<InboxItem> inbox = new ArrayList<>();
    private final Map<ConversationId, List<Message>> logs = new HashMap<>();
    private final Map<ConversationId, List<Watermark>> receipts = new HashMap<>();
    private final List<CompletableFuture<Sent>> sends = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private boolean down;

    void person(Profile profile) {
        people.put(profile.handle(), profile);
    }

    void conversation(InboxItem item, List<Message> log) {
        inbox.add(item);
        logs.put(item.conversation(), log);
        receipts.put(item.conversation(), item.receipts());
    }

    void receipts(ConversationId conversation, Watermark watermark) {
        receipts.put(conversation, List.of(watermark));
    }

    void down(boolean now) {
        down = now;
    }

    CompletableFuture<Sent> send(int index) {
        return sends.get(index);
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public CompletableFuture<Sent> send(Recipient to, Content content) {
        calls.add("send " + to + " " + content.asText().orElse(""));
        sends.add(new CompletableFuture<>());
        return sends.getLast();
    }

    @Override
    public void read(ConversationId conversation, long seq) {
        calls.add("read " + seq);
    }

    @Override
    public Page<InboxItem> conversations(String cursor, int limit) {
        answering();
        return new Page<>(inbox, "");
    }

    @Override
    public Optional<Profile> userByHandle(String handle) {
        answering();
        return Optional.ofNullable(people.get(handle));
    }

    @Override
    public Optional<Profile> user(UserId user) {
        answering();
        return people.values().stream()
                .filter(profile -> profile.user().equals(user))
                .findFirst();
    }

    @Override
    public HistoryPage history(ConversationId conversation, int limit) {
        answering();
        List<Message> log = logs.getOrDefault(conversation, List.of());
        return page(log.subList(Math.max(0, log.size() - limit), log.size()));
    }

    @Override
    public HistoryPage historyBefore(ConversationId conversation, long seq, int limit) {
        answering();
        List<Message> earlier = logs.getOrDefault(conversation, List.of()).stream()
                .filter(message -> message.seq() < seq)
                .toList();
        return page(earlier.subList(Math.max(0, earlier.size() - limit), earlier.size()));
    }

    @Override
    public List<Watermark> receipts(ConversationId conversation) {
        answering();
        return receipts.getOrDefault(conversation, List.of());
    }

    @Override
    public List<Device> devices() {
        answering();
        return List.of();
    }

    private void answering() throws ClientException {
        if (down) {
            throw new UnreachableException("no answer");
        }
    }

    private static HistoryPage page(List<Message> messages) {
        List<HistoryEntry> entries = new ArrayList<>();
        messages.forEach(message -> entries.add(new HistoryEntry.Stored(message)));
        return new HistoryPage(entries, messages.size());
    }
}
