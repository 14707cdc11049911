package parley.adapter.websocket.frame;

import java.util.List;
import parley.adapter.wire.ContentJson;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// A well-formed frame of a client.
public sealed interface ClientFrame {
    /// [Ref#NONE] if the client gave none.
    Ref ref();

    /// Opens the session, or later extends it with a fresh token.
    ///
    /// @param token access token; empty if the client authenticated otherwise
    /// @param client name and version of the client; may be empty
    record Hello(Ref ref, String token, String client) implements ClientFrame {
        /// Never shows the token, so that it cannot end up in a log.
        @Override
        public String toString() {
            return "Hello[client " + client + ", token hidden]";
        }
    }

    record Ping(Ref ref) implements ClientFrame {}

    /// Frames about conversations.
    sealed interface OfConversation extends ClientFrame {}

    record Send(Ref ref, To to, Cid cid, ContentJson.Reading.Accepted content) implements OfConversation {}

    record Received(Ref ref, List<Position> positions) implements OfConversation {
        public Received {
            positions = List.copyOf(positions);
        }
    }

    record Read(Ref ref, Position position) implements OfConversation {}

    /// Frames about what goes on at the moment: nothing of them is kept.
    sealed interface OfPresence extends ClientFrame {}

    record Typing(Ref ref, ConversationId conversation, boolean on) implements OfPresence {}

    /// @param users at most [WireLimits#WATCH_USERS], as they were given
    record Watch(Ref ref, List<UserId> users) implements OfPresence {
        public Watch {
            users = List.copyOf(users);
        }
    }

    /// @param users at most [WireLimits#WATCH_USERS], as they were given
    record Unwatch(Ref ref, List<UserId> users) implements OfPresence {
        public Unwatch {
            users = List.copyOf(users);
        }
    }

    /// A place in a conversation; `seq` is at least 1.
    record Position(ConversationId conversation, long seq) {}

    /// Whom or what a message is for.
    sealed interface To {
        record User(UserId user) implements To {}

        record Conversation(ConversationId conversation) implements To {}
    }
}
