package parley.adapter.rest.messaging;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import parley.adapter.rest.Call;
import parley.adapter.wire.ContentJson;
import parley.adapter.wire.JsonValues;
import parley.adapter.wire.RefusedInputException;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.domain.Recipient;

/// The body of a send. Its content may still be refused; the rest is sound.
record SendRequest(Recipient to, Cid cid, ContentJson.Reading content) {
    /// Reads `{cid, content}`, and `to` where the path does not name the conversation already.
    ///
    /// @throws RefusedInputException if there is no usable cid or recipient, so that there is nothing to look up
    static SendRequest read(Call call, Optional<Recipient> path, int maxContentBytes) {
        byte[] body = call.body();
        try (JsonParser parser = call.json().parser(body, 0, body.length)) {
            Draft draft = new Draft(path, Optional.empty(), Optional.empty());
            parser.nextToken();
            JsonValues.expect(parser, "body", JsonToken.START_OBJECT, "an object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                draft = draft.member(parser, body, maxContentBytes, path.isEmpty());
            }
            if (parser.nextToken() != null) {
                throw RefusedInputException.badFrame("body: more than one JSON value");
            }
            return draft.finish();
        } catch (JsonProcessingException malformed) {
            throw JsonValues.malformed(malformed);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot fail to be read", impossible);
        }
    }

    private record Draft(Optional<Recipient> to, Optional<Cid> cid, Optional<ContentJson.Reading> content) {
        Draft member(JsonParser parser, byte[] body, int maxContentBytes, boolean takesRecipient) throws IOException {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("cid")) {
                return new Draft(to, Optional.of(new Cid(JsonValues.version7(parser, name))), content);
            }
            if (name.equals("content")) {
                return new Draft(to, cid, Optional.of(ContentJson.read(parser, body, 0, maxContentBytes)));
            }
            if (name.equals("to") && takesRecipient) {
                return new Draft(Optional.of(recipient(parser)), cid, content);
            }
            parser.skipChildren();
            return this;
        }

        SendRequest finish() {
            return new SendRequest(
                    to.orElseThrow(() -> missing("to")),
                    cid.orElseThrow(() -> missing("cid")),
                    content.orElseThrow(() -> missing("content")));
        }
    }

    private static Recipient recipient(JsonParser parser) throws IOException {
        JsonValues.expect(parser, "to", JsonToken.START_OBJECT, "an object");
        Optional<Recipient> recipient = Optional.empty();
        int recipients = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("user")) {
                recipient = Optional.of(new Recipient.ToUser(new UserId(JsonValues.id(parser, "to.user"))));
                recipients++;
            } else if (name.equals("conversation")) {
                ConversationId id = new ConversationId(JsonValues.id(parser, "to.conversation"));
                recipient = Optional.of(new Recipient.ToConversation(id));
                recipients++;
            } else {
                parser.skipChildren();
            }
        }
        if (recipients != 1) {
            throw RefusedInputException.badFrame("to: " + recipients + " of user, conversation (expected: exactly 1)");
        }
        return recipient.orElseThrow();
    }

    private static RefusedInputException missing(String name) {
        return RefusedInputException.badFrame(name + ": missing");
    }
}
