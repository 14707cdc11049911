package parley.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import parley.client.model.ClientException;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.ConversationSettings;
import parley.client.model.Device;
import parley.client.model.ErrorCode;
import parley.client.model.HistoryEntry;
import parley.client.model.HistoryPage;
import parley.client.model.InboxItem;
import parley.client.model.Message;
import parley.client.model.MessageReceipts;
import parley.client.model.Page;
import parley.client.model.Presence;
import parley.client.model.Privacy;
import parley.client.model.Profile;
import parley.client.model.Recipient;
import parley.client.model.RefusedException;
import parley.client.model.Sent;
import parley.client.model.SettingsChanges;
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
    private final List<String> asides = new ArrayList<>();
    private final Set<UserId> online = new HashSet<>();
    private final FakeGroups groups = new FakeGroups();
    private MessageReceipts messageReceipts = new MessageReceipts(0, 0, 0, List.of(), "");
    private Privacy privacy = new Privacy(Privacy.Audience.CONTACTS, true);
    private boolean down;
    private boolean presenceDown;

    void person(Profile profile) {
        people.put(profile.handle(), profile);
    }

    void conversation(InboxItem item, List<Message> log) {
        inbox.add(item);
        logs.put(item.conversation(), log);
        receipts.put(item.conversation(), item.receipts());
    }

    void forget(ConversationId conversation) {
        inbox.removeIf(item -> item.conversation().equals(conversation));
    }

    void receipts(ConversationId conversation, Watermark watermark) {
        receipts.put(conversation, List.of(watermark));
    }

    void down(boolean now) {
        down = now;
    }

    int sends() {
        return sends.size();
    }

    CompletableFuture<Sent> send(int index) {
        return sends.get(index);
    }

    List<String> calls() {
        return calls;
    }

    /// Calls that are about neither sending nor reading.
    List<String> asides() {
        return asides;
    }

    void presenceDown(boolean now) {
        presenceDown = now;
    }

    void online(UserId user) {
        online.add(user);
    }

    void messageReceipts(MessageReceipts answer) {
        messageReceipts = answer;
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

    @Override
    public FakeGroups groups() {
        return groups;
    }

    @Override
    public void typing(ConversationId conversation, boolean on) {
        asides.add("typing " + on);
    }

    @Override
    public void watch(UserId user) {
        asides.add("watch " + user);
    }

    @Override
    public void unwatch(UserId user) {
        asides.add("unwatch " + user);
    }

    @Override
    public List<Presence> presence(Collection<UserId> users) {
        answering();
        if (presenceDown) {
            throw new RefusedException(ErrorCode.RATE_LIMITED, "slow down");
        }
        return users.stream()
                .map(user -> new Presence(user, online.contains(user), Instant.EPOCH))
                .toList();
    }

    @Override
    public MessageReceipts receipts(ConversationId conversation, long seq, int limit) {
        answering();
        calls.add("receipts of " + seq);
        return messageReceipts;
    }

    @Override
    public ConversationSettings changeSettings(ConversationId conversation, SettingsChanges changes) {
        answering();
        asides.add("settings " + changes.fields());
        Object muted = changes.fields().getOrDefault("mutedUntil", 0L);
        return ConversationSettings.of((Long) muted, false, false, false);
    }

    @Override
    public Privacy privacy() {
        answering();
        return privacy;
    }

    @Override
    public Privacy showPresenceTo(Privacy.Audience audience) {
        answering();
        privacy = new Privacy(audience, privacy.readReceipts());
        return privacy;
    }

    @Override
    public Privacy shareReads(boolean share) {
        answering();
        privacy = new Privacy(privacy.presence(), share);
        return privacy;
    }

    @Override
    public void block(UserId user, boolean on) {
        answering();
        asides.add((on ? "block " : "unblock ") + user);
    }

    @Override
    public Page<Profile> blocks(String cursor, int limit) {
        answering();
        return new Page<>(List.copyOf(people.values()), "");
    }

    @Override
    public void contact(UserId user, boolean on) {
        answering();
        asides.add((on ? "contact " : "uncontact ") + user);
    }

    @Override
    public Page<Profile> contacts(String cursor, int limit) {
        answering();
        return new Page<>(List.of(), "");
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
