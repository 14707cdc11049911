package parley.terminal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

    GroupServer groups();

    void typing(ConversationId conversation, boolean on);

    void watch(UserId user);

    void unwatch(UserId user);

    /// @param users at most 100
    List<Presence> presence(Collection<UserId> users);

    MessageReceipts receipts(ConversationId conversation, long seq, int limit);

    ConversationSettings changeSettings(ConversationId conversation, SettingsChanges changes);

    Privacy privacy();

    Privacy showPresenceTo(Privacy.Audience audience);

    Privacy shareReads(boolean share);

    void block(UserId user, boolean on);

    Page<Profile> blocks(String cursor, int limit);

    void contact(UserId user, boolean on);

    Page<Profile> contacts(String cursor, int limit);
}
