package parley.messaging.port.in;

import java.util.Map;
import parley.kernel.ConversationId;
import parley.kernel.SessionId;

/// Compares what a stream was pushed with what there is, so that a lost push is noticed within one heartbeat.
@FunctionalInterface
public interface CheckStream {
    /// The heads of the stream's conversations that moved since they were last announced to it; empty for an
    /// unknown session.
    Map<ConversationId, Long> check(SessionId session);
}
