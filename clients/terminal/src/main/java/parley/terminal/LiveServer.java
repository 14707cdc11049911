package parley.terminal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import parley.client.live.LiveConnection;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.ConversationSettings;
import parley.client.model.Device;
import parley.client.model.HistoryPage;
import parley.client.model.InboxItem;
import parley.client.model.MessageReceipts;
import parley.client.model.Page;
import parley.client.model.Presence;
import parley.client.model.Privacy;
import parley.client.model.Profile;
import parley.client.model.Recipient;
import parley.client.model.Sent;
import parley.client.model.SettingsChanges;
import parley.client.model.UserId;
import parley.client.model.Watermark;
import parley.client.rest.Groups;
import parley.client.rest.RestClient;

/// The server through the SDK. The connection follows after the chat, which handles its events.
final class LiveServer implements Server {
    private final RestClient rest;
    private final GroupServer groups;
    private final CompletableFuture<LiveConnection> live = new CompletableFuture<>();

    LiveServer(RestClient rest, Groups groups) {
        this.rest = rest;
        this.groups = new LiveGroups(groups);
    }

    void connected(LiveConnection connection) {
        live.complete(connection);
    }

    @Override
    public CompletableFuture<Sent> send(Recipient to, Content content) {
        return live.join().send(to, content);
    }

    @Override
    public void read(ConversationId conversation, long seq) {
        live.join().read(conversation, seq);
    }

    @Override
    public Page<InboxItem> conversations(String cursor, int limit) {
        return rest.conversations(cursor, limit);
    }

    @Override
    public Optional<Profile> userByHandle(String handle) {
        return rest.userByHandle(handle);
    }

    @Override
    public Optional<Profile> user(UserId user) {
        return rest.user(user);
    }

    @Override
    public HistoryPage history(ConversationId conversation, int limit) {
        return rest.history(conversation, limit);
    }

    @Override
    public HistoryPage historyBefore(ConversationId conversation, long seq, int limit) {
        return rest.historyBefore(conversation, seq, limit);
    }

    @Override
    public List<Watermark> receipts(ConversationId conversation) {
        return rest.receipts(conversation);
    }

    @Override
    public List<Device> devices() {
        return rest.devices();
    }

    @Override
    public GroupServer groups() {
        return groups;
    }

    @Override
    public void typing(ConversationId conversation, boolean on) {
        live.join().typing(conversation, on);
    }

    @Override
    public void watch(UserId user) {
        live.join().watch(List.of(user));
    }

    @Override
    public void unwatch(UserId user) {
        live.join().unwatch(List.of(user));
    }

    @Override
    public List<Presence> presence(Collection<UserId> users) {
        return rest.presence(users);
    }

    @Override
    public MessageReceipts receipts(ConversationId conversation, long seq, int limit) {
        return rest.messageReceipts(conversation, seq, "", limit);
    }

    @Override
    public ConversationSettings changeSettings(ConversationId conversation, SettingsChanges changes) {
        return rest.changeSettings(conversation, changes);
    }

    @Override
    public Privacy privacy() {
        return rest.privacy();
    }

    @Override
    public Privacy showPresenceTo(Privacy.Audience audience) {
        return rest.showPresenceTo(audience);
    }

    @Override
    public Privacy shareReads(boolean share) {
        return rest.shareReads(share);
    }

    @Override
    public void block(UserId user, boolean on) {
        if (on) {
            rest.block(user);
        } else {
            rest.unblock(user);
        }
    }

    @Override
    public Page<Profile> blocks(String cursor, int limit) {
        return rest.blocks(cursor, limit);
    }

    @Override
    public void contact(UserId user, boolean on) {
        if (on) {
            rest.addContact(user);
        } else {
            rest.removeContact(user);
        }
    }

    @Override
    public Page<Profile> contacts(String cursor, int limit) {
        return rest.contacts(cursor, limit);
    }
}
