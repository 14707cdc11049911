package parley.terminal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import parley.client.live.LiveConnection;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.Device;
import parley.client.model.HistoryPage;
import parley.client.model.InboxItem;
import parley.client.model.Page;
import parley.client.model.Profile;
import parley.client.model.Recipient;
import parley.client.model.Sent;
import parley.client.model.UserId;
import parley.client.model.Watermark;
import parley.client.rest.RestClient;

/// The server through the SDK. The connection follows after the chat, which handles its events.
final class LiveServer implements Server {
    private final RestClient rest;
    private final CompletableFuture<LiveConnection> live = new CompletableFuture<>();

    LiveServer(RestClient rest) {
        this.rest = rest;
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
}
