package parley.adapter.websocket.frame;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import parley.adapter.wire.ContentJson;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.IdText;
import parley.adapter.wire.JsonValues;
import parley.adapter.wire.RefusedInputException;
import parley.adapter.wire.WireLimits;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// Collects the members of one frame, whose type may come last, and then makes the frame. Reused from frame to frame.
final class FrameFields {
    private static final int TYPE_CHARACTERS = 64;
    private static final int TOKEN_CHARACTERS = 8 * 1024;

    private final WireLimits limits;
    private final byte[] source;
    private final int offset;
    private final Field<String> type = new Field<>("t");
    private final Field<Ref> ref = new Field<>("ref");
    private final Field<String> token = new Field<>("token");
    private final Field<String> client = new Field<>("client");
    private final Field<ClientFrame.To> to = new Field<>("to");
    private final Field<Cid> cid = new Field<>("cid");
    private final Field<ContentJson.Reading> content = new Field<>("content");
    private final Field<ConversationId> conversation = new Field<>("conversation");
    private final Field<Long> seq = new Field<>("seq");
    private final Field<List<ClientFrame.Position>> upTo = new Field<>("upTo");
    private final Field<Boolean> on = new Field<>("on");
    private final Field<List<UserId>> users = new Field<>("users");
    private final List<Field<?>> all =
            List.of(type, ref, token, client, to, cid, content, conversation, seq, upTo, on, users);

    FrameFields(WireLimits limits, byte[] source, int offset) {
        this.limits = limits;
        this.source = source;
        this.offset = offset;
    }

    /// Reads the object at the parser's current token and leaves the parser at its end.
    void read(JsonParser parser) throws IOException {
        for (Field<?> field : all) {
            field.clear();
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            member(parser, name);
        }
    }

    private void member(JsonParser parser, String name) throws IOException {
        switch (name) {
            case "t" -> type.read(parser, (json, field) -> JsonValues.string(json, field, TYPE_CHARACTERS));
            case "ref" -> ref.read(parser, this::ref);
            case "token" -> token.read(parser, (json, field) -> JsonValues.string(json, field, TOKEN_CHARACTERS));
            case "client" ->
                client.read(parser, (json, field) -> JsonValues.string(json, field, WireLimits.CLIENT_CHARACTERS));
            case "to" -> to.read(parser, FrameFields::to);
            case "cid" -> cid.read(parser, (json, field) -> new Cid(JsonValues.version7(json, field)));
            case "content" ->
                content.read(parser, (json, field) -> ContentJson.read(json, source, offset, limits.contentBytes()));
            case "conversation" ->
                conversation.read(parser, (json, field) -> new ConversationId(JsonValues.id(json, field)));
            case "seq" -> seq.read(parser, FrameFields::seq);
            case "upTo" -> upTo.read(parser, this::upTo);
            case "on" -> on.read(parser, JsonValues::bool);
            case "users" -> users.read(parser, FrameFields::users);
            default -> parser.skipChildren();
        }
    }

    /// Makes the frame of what was read.
    Decoded frame() {
        Ref name = Ref.NONE;
        try {
            name = ref.orElse(Ref.NONE);
            return switch (type.required()) {
                case "hello" -> accepted(new ClientFrame.Hello(name, token.orElse(""), client.orElse("")));
                case "ping" -> accepted(new ClientFrame.Ping(name));
                case "send" -> send(name);
                case "received" -> accepted(new ClientFrame.Received(name, received()));
                case "read" -> accepted(new ClientFrame.Read(name, position()));
                case "typing" -> accepted(new ClientFrame.Typing(name, conversation.required(), on.required()));
                case "watch" -> accepted(new ClientFrame.Watch(name, users.required()));
                case "unwatch" -> accepted(new ClientFrame.Unwatch(name, users.required()));
                default -> new Decoded.Refused(name, ErrorCode.UNKNOWN_TYPE, "t: no such frame type");
            };
        } catch (RefusedInputException refused) {
            return new Decoded.Refused(name, refused.code(), refused.text());
        }
    }

    private Decoded send(Ref name) {
        ClientFrame.To recipient = to.required();
        Cid id = cid.required();
        try {
            return switch (content.required()) {
                case ContentJson.Reading.Accepted json -> accepted(new ClientFrame.Send(name, recipient, id, json));
                case ContentJson.Reading.Refused(ErrorCode code, String message) ->
                    new Decoded.RefusedSend(name, recipient, id, code, message);
            };
        } catch (RefusedInputException refused) {
            return new Decoded.RefusedSend(name, recipient, id, refused.code(), refused.text());
        }
    }

    private List<ClientFrame.Position> received() {
        if (upTo.present()) {
            if (conversation.present() || seq.present()) {
                throw RefusedInputException.badFrame("upTo: beside conversation or seq (expected: one of both forms)");
            }
            return upTo.required();
        }
        return List.of(position());
    }

    private ClientFrame.Position position() {
        return new ClientFrame.Position(conversation.required(), seq.required());
    }

    private Ref ref(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            JsonValues.integer(parser, name, Long.MIN_VALUE, Long.MAX_VALUE);
        } else {
            JsonValues.string(parser, name, WireLimits.REF_CHARACTERS);
        }
        int from = offset + (int) parser.currentTokenLocation().getByteOffset();
        int to = offset + (int) parser.currentLocation().getByteOffset();
        return Ref.cut(source, from, to);
    }

    private static ClientFrame.To to(JsonParser parser, String name) throws IOException {
        JsonValues.expect(parser, name, JsonToken.START_OBJECT, "an object with user or conversation");
        Field<UserId> user = new Field<>("to.user");
        Field<ConversationId> conversation = new Field<>("to.conversation");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "user" -> user.read(parser, (json, field) -> new UserId(JsonValues.id(json, field)));
                case "conversation" ->
                    conversation.read(parser, (json, field) -> new ConversationId(JsonValues.id(json, field)));
                default -> parser.skipChildren();
            }
        }
        if (user.present() == conversation.present()) {
            throw RefusedInputException.badFrame("to: (expected: exactly one of user, conversation)");
        }
        return user.present()
                ? new ClientFrame.To.User(user.required())
                : new ClientFrame.To.Conversation(conversation.required());
    }

    private static Long seq(JsonParser parser, String name) throws IOException {
        return JsonValues.integer(parser, name, 1, Long.MAX_VALUE);
    }

    private List<ClientFrame.Position> upTo(JsonParser parser, String name) throws IOException {
        JsonValues.expect(parser, name, JsonToken.START_OBJECT, "an object from conversation to seq");
        List<Field<ClientFrame.Position>> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String text = parser.currentName();
            parser.nextToken();
            Field<ClientFrame.Position> entry = new Field<>(name);
            entry.read(
                    parser,
                    (json, field) -> new ClientFrame.Position(
                            new ConversationId(IdText.parse(field, text)), seq(json, field + " seq")));
            entries.add(entry);
        }
        return entries.stream().map(Field::required).toList();
    }

    private static List<UserId> users(JsonParser parser, String name) throws IOException {
        JsonValues.expect(parser, name, JsonToken.START_ARRAY, "an array of user ids");
        List<Field<UserId>> entries = new ArrayList<>();
        int given = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            given++;
            if (given > WireLimits.WATCH_USERS) {
                parser.skipChildren();
                continue;
            }
            Field<UserId> entry = new Field<>(name);
            entry.read(parser, (json, field) -> new UserId(JsonValues.id(json, field)));
            entries.add(entry);
        }
        if (given > WireLimits.WATCH_USERS) {
            throw new RefusedInputException(
                    ErrorCode.TOO_LARGE,
                    name + ": " + given + " (expected: at most " + WireLimits.WATCH_USERS + " a frame)");
        }
        return entries.stream().map(Field::required).toList();
    }

    private static Decoded accepted(ClientFrame frame) {
        return new Decoded.Accepted(frame);
    }
}
