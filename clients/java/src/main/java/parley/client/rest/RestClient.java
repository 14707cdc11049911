package parley.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import parley.client.json.Json;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.Device;
import parley.client.model.DeviceId;
import parley.client.model.ErrorCode;
import parley.client.model.HistoryPage;
import parley.client.model.InboxItem;
import parley.client.model.Page;
import parley.client.model.Profile;
import parley.client.model.Recipient;
import parley.client.model.RefusedException;
import parley.client.model.Sent;
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
    private final HttpCalls calls;
    private final Authenticator authenticator;

    public RestClient(HttpCalls calls, Authenticator authenticator) {
        this.calls = calls;
        this.authenticator = authenticator;
    }

    public Profile me() {
        return Answers.profile(get("/v1/accounts/me"));
    }

    /// The account with exactly this handle; empty if there is none.
    public Optional<Profile> userByHandle(String handle) {
        return found(() -> get("/v1/users?handle=" + encoded(handle))).map(Answers::profile);
    }

    public Optional<Profile> user(UserId user) {
        return found(() -> get("/v1/users/" + user)).map(Answers::profile);
    }

    /// The own devices that are logged in.
    public List<Device> devices() {
        return Answers.items(get("/v1/devices"), Answers::device);
    }

    /// Logs another of the own devices out; its connection ends.
    public void revoke(DeviceId device) {
        call("DELETE", "/v1/devices/" + device, HttpCalls.nothing());
    }

    /// Logs this device out.
    public void logOut() {
        call("DELETE", "/v1/tokens", HttpCalls.nothing());
    }

    /// @param cursor empty for the first page
    /// @param limit at most 200
    public Page<Profile> contacts(String cursor, int limit) {
        return page("/v1/contacts", cursor, limit, Answers::profile);
    }

    public void addContact(UserId user) {
        call("PUT", "/v1/contacts/" + user, HttpCalls.nothing());
    }

    public void removeContact(UserId user) {
        call("DELETE", "/v1/contacts/" + user, HttpCalls.nothing());
    }

    /// @param cursor empty for the first page
    /// @param limit at most 200
    public Page<Profile> blocks(String cursor, int limit) {
        return page("/v1/blocks", cursor, limit, Answers::profile);
    }

    /// No more messages from this user, nor to.
    public void block(UserId user) {
        call("PUT", "/v1/blocks/" + user, HttpCalls.nothing());
    }

    public void unblock(UserId user) {
        call("DELETE", "/v1/blocks/" + user, HttpCalls.nothing());
    }

    /// The conversation list. Kinds of conversation that this version does not know are left out.
    ///
    /// @param cursor empty for the first page
    /// @param limit at most 200
    public Page<InboxItem> conversations(String cursor, int limit) {
        JsonNode answer = get(paged("/v1/conversations", cursor, limit));
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

    /// Everybody's watermarks.
    public List<Watermark> receipts(ConversationId conversation) {
        return Answers.items(get("/v1/conversations/" + conversation + "/receipts"), Answers::watermark);
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
        JsonNode answer = call("POST", "/v1/messages", body);
        return new Sent(
                cid,
                ConversationId.parse(answer.path("conversation").asText()),
                answer.path("seq").asLong(),
                Instant.ofEpochMilli(answer.path("at").asLong()),
                answer.path("duplicate").asBoolean(false));
    }

    /// The user has read everything up to `seq`.
    public void markRead(ConversationId conversation, long seq) {
        call("PUT", "/v1/conversations/" + conversation + "/read", Json.object().put("seq", seq));
    }

    private HistoryPage history(ConversationId conversation, String query) {
        String path = "/v1/conversations/" + conversation + "/messages?" + query;
        try {
            return FrameParser.history(authorized(token -> calls.text("GET", path, token, HttpCalls.nothing())));
        } catch (MalformedFrameException malformed) {
            throw new UnreachableException("an answer that is no history", malformed);
        }
    }

    private <T> Page<T> page(String path, String cursor, int limit, Function<JsonNode, T> item) {
        JsonNode answer = get(paged(path, cursor, limit));
        return new Page<>(Answers.items(answer, item), answer.path("next").asText());
    }

    private static String paged(String path, String cursor, int limit) {
        return path + "?limit=" + limit + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode get(String path) {
        return call("GET", path, HttpCalls.nothing());
    }

    private JsonNode call(String method, String path, JsonNode body) {
        return authorized(token -> calls.call(method, path, token, body));
    }

    private <T> T authorized(Function<String, T> request) {
        String token = authenticator.accessToken();
        try {
            return request.apply(token);
        } catch (RefusedException refused) {
            if (refused.code() != ErrorCode.UNAUTHENTICATED) {
                throw refused;
            }
            return request.apply(authenticator.accessTokenInsteadOf(token));
        }
    }

    private static Optional<JsonNode> found(Supplier<JsonNode> lookup) {
        try {
            return Optional.of(lookup.get());
        } catch (RefusedException refused) {
            if (refused.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
