package parley.terminal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

/// What a chat asks of its server. Requests throw [parley.client.model.ClientException].
interface Server {
    CompletableFuture<Sent> send(Recipient to, Content content);

    void read(ConversationId conversation, long seq);

    Page<InboxItem> conversations(String cursor, int limit);

    Optional<Profile> userByHandle(String handle);

    Optional<Profile> user(UserId user);

    HistoryPage history(ConversationId conversation, int limit);

    HistoryPage historyBefore(ConversationId conversation, long seq, int limit);

    List<Watermark> receipts(ConversationId conversation);

    List<Device> devices();
}
