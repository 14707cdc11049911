package parley.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.client.json.Json;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.ConversationSettings;
import parley.client.model.Device;
import parley.client.model.DeviceId;
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
import parley.client.model.UnreachableException;
import parley.client.model.UserId;
import parley.client.model.Watermark;
import parley.client.wire.FrameParser;
import parley.client.wire.MalformedFrameException;

/// Everything a logged-in device can ask by request. Calls block; a refused access token is replaced once.
///
/// Each method throws [RefusedException] if the server refuses, [parley.client.model.UnreachableException] if
/// no answer came and [parley.client.model.LoginRequiredException] if the device has no valid login.
public final class RestClient {
    private static final String PRIVACY = "/v1/accounts/me/privacy";
    private static final int MOST = 200;

    private final Requests requests;

    public RestClient(HttpCalls calls, Authenticator authenticator) {
        this.requests = new Requests(calls, authenticator);
    }

    public Profile me() {
        return Answers.profile(requests.get("/v1/accounts/me"));
    }

    /// The account with exactly this handle; empty if there is none.
    public Optional<Profile> userByHandle(String handle) {
        return requests.found(() -> requests.get("/v1/users?handle=" + Requests.encoded(handle)))
                .map(Answers::profile);
    }

    public Optional<Profile> user(UserId user) {
        return requests.found(() -> requests.get("/v1/users/" + user)).map(Answers::profile);
    }

    /// The own devices that are logged in.
    public List<Device> devices() {
        return Answers.items(requests.get("/v1/devices"), Answers::device);
    }

    /// Logs another of the own devices out; its connection ends.
    public void revoke(DeviceId device) {
        requests.call("DELETE", "/v1/devices/" + device);
    }

    /// Logs this device out.
    public void logOut() {
        requests.call("DELETE", "/v1/tokens");
    }

    /// @param cursor empty for the first page
    /// @param limit at most 200
    public Page<Profile> contacts(String cursor, int limit) {
        return requests.page("/v1/contacts", cursor, limit, Answers::profile);
    }

    public void addContact(UserId user) {
        requests.call("PUT", "/v1/contacts/" + user);
    }

    public void removeContact(UserId user) {
        requests.call("DELETE", "/v1/contacts/" + user);
    }

    /// @param cursor empty for the first page
    /// @param limit at most 200
    public Page<Profile> blocks(String cursor, int limit) {
        return requests.page("/v1/blocks", cursor, limit, Answers::profile);
    }

    /// No more messages from this user, nor to.
    public void block(UserId user) {
        requests.call("PUT", "/v1/blocks/" + user);
    }

    public void unblock(UserId user) {
        requests.call("DELETE", "/v1/blocks/" + user);
    }

    /// The conversation list. Kinds of conversation that this version does not know are left out.
    ///
    /// @param cursor empty for the first page
    /// @param limit at most 200
    public Page<InboxItem> conversations(String cursor, int limit) {
        JsonNode answer = requests.get(Requests.paged("/v1/conversations", cursor, limit));
        return new Page<>(Answers.inbox(answer), answer.path("next").asText());
    }

    /// The newest entries.
    ///
    /// @param limit at most 200
    public HistoryPage history(ConversationId conversation, int limit) {
        return history(conversation, "limit=" + limit);
    }

    /// The entries just below `seq`.
    public HistoryPage historyBefore(ConversationId conversation, long seq, int limit) {
        return history(conversation, "before=" + seq + "&limit=" + limit);
    }

    /// The entries just above `seq`.
    public HistoryPage historyAfter(ConversationId conversation, long seq, int limit) {
        return history(conversation, "after=" + seq + "&limit=" + limit);
    }

    /// The watermarks of all present members that have one, read page by page.
    public List<Watermark> receipts(ConversationId conversation) {
        List<Watermark> all = new ArrayList<>();
        String cursor = "";
        do {
            String path = Requests.paged("/v1/conversations/" + conversation + "/receipts", cursor, MOST);
            JsonNode answer = requests.get(path);
            all.addAll(Answers.items(answer, Answers::watermark));
            cursor = answer.path("next").asText();
        } while (!cursor.isEmpty());
        return List.copyOf(all);
    }

    /// Sends without a live connection. If no answer comes, or `unavailable` or `internal`, send the same cid
    /// again.
    public Sent send(Recipient to, Cid cid, Content content) {
        ObjectNode body = Json.object().put("cid", cid.toString());
        ObjectNode recipient = body.putObject("to");
        switch (to) {
            case Recipient.ToUser(var user) -> recipient.put("user", user.toString());
            case Recipient.ToConversation(var conversation) -> recipient.put("conversation", conversation.toString());
        }
        body.putRawValue("content", new RawValue(content.json()));
        JsonNode answer = requests.call("POST", "/v1/messages", body);
        return new Sent(
                cid,
                ConversationId.parse(answer.path("conversation").asText()),
                answer.path("seq").asLong(),
                Instant.ofEpochMilli(answer.path("at").asLong()),
                answer.path("duplicate").asBoolean(false));
    }

    /// The user has read everything up to `seq`.
    public void markRead(ConversationId conversation, long seq) {
        requests.call(
                "PUT",
                "/v1/conversations/" + conversation + "/read",
                Json.object().put("seq", seq));
    }

    /// Who has received and who has read a message; for messages of groups.
    ///
    /// @param cursor empty for the first page
    /// @param limit at most 200
    public MessageReceipts messageReceipts(ConversationId conversation, long seq, String cursor, int limit) {
        String path = "/v1/conversations/" + conversation + "/messages/" + seq + "/receipts";
        return Answers.messageReceipts(requests.get(Requests.paged(path, cursor, limit)));
    }

    /// Mutes, archives, pins or marks as unread. The own other devices are told at once.
    public ConversationSettings changeSettings(ConversationId conversation, SettingsChanges changes) {
        return Answers.settings(requests.call(
                "PATCH", "/v1/conversations/" + conversation + "/settings", Requests.fields(changes.fields())));
    }

    public Privacy privacy() {
        return Answers.privacy(requests.get(PRIVACY));
    }

    public Privacy showPresenceTo(Privacy.Audience audience) {
        return Answers.privacy(requests.call("PATCH", PRIVACY, Json.object().put("presence", audience.word())));
    }

    /// Without read receipts others do not see what this user has read, nor does this user what they have.
    public Privacy shareReads(boolean share) {
        return Answers.privacy(requests.call("PATCH", PRIVACY, Json.object().put("readReceipts", share)));
    }

    /// Who is there now; to be told of changes, see [parley.client.live.LiveConnection#watch].
    ///
    /// @param users at most 100
    public List<Presence> presence(Collection<UserId> users) {
        String list = users.stream().map(UserId::toString).collect(Collectors.joining(","));
        return Answers.items(requests.get("/v1/presence?users=" + list), Answers::presence);
    }

    private HistoryPage history(ConversationId conversation, String query) {
        String path = "/v1/conversations/" + conversation + "/messages?" + query;
        try {
            return FrameParser.history(requests.text(path));
        } catch (MalformedFrameException malformed) {
            throw new UnreachableException("an answer that is no history", malformed);
        }
    }
}
