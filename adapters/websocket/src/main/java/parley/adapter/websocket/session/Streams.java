package parley.adapter.websocket.session;

import java.util.Map;
import parley.adapter.websocket.frame.ClientFrame;
import parley.adapter.websocket.frame.ErrorFrame;
import parley.kernel.Cid;
import parley.kernel.ConversationId;

/// Conversations, as far as a session needs them. Called by the session's reader; replies go to the session, now or
/// later.
public interface Streams {
    /// Prepares delivery. Nothing is delivered before [#start].
    Opening open(Session session);

    /// Lets delivery begin.
    void start(Session session);

    /// Heads that moved since they were last announced.
    Map<ConversationId, Long> moved(Session session);

    /// Acts on a frame. A `send` is announced by [Session#sendStarted] and answered by [Session#sendAnswered].
    void handle(Session session, ClientFrame.OfConversation frame);

    /// Looks up the cid of a well-formed frame that is to be refused: acknowledges a hit, else answers with `refusal`.
    void refuse(Session session, ClientFrame.Send frame, ErrorFrame refusal);

    /// The same for a frame whose content is not acceptable.
    void refuse(Session session, ClientFrame.To to, Cid cid, ErrorFrame refusal);

    /// Ends delivery. Idempotent.
    void close(Session session);

    sealed interface Opening {
        /// @param generation names the log's history
        /// @param unread the user's unread messages
        record Opened(String generation, long unread) implements Opening {}

        record Unavailable() implements Opening {}
    }
}
