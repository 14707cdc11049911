package parley.adapter.grpc.messaging;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.List;
import parley.adapter.grpc.Ids;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.domain.Content;

/// Ids and contents as bytes, and back.
final class MessagingIds {
    private MessagingIds() {}

    static UserId user(ByteString bytes) {
        return new UserId(Ids.uuid(bytes));
    }

    static DeviceId device(ByteString bytes) {
        return new DeviceId(Ids.uuid(bytes));
    }

    static ConversationId conversation(ByteString bytes) {
        return new ConversationId(Ids.uuid(bytes));
    }

    static Cid cid(ByteString bytes) {
        return new Cid(Ids.uuid(bytes));
    }

    static ByteString users(List<UserId> users) {
        return Ids.bytes(users, UserId::value);
    }

    static List<UserId> users(ByteString bytes) {
        return Ids.list(bytes, UserId::new);
    }

    static ByteString sessions(List<SessionId> sessions) {
        return Ids.bytes(sessions, SessionId::value);
    }

    static List<SessionId> sessions(ByteString bytes) {
        return Ids.list(bytes, SessionId::new);
    }

    /// Shares the bytes, which nobody changes.
    static ByteString bytes(Content content) {
        return UnsafeByteOperations.unsafeWrap(content.json());
    }

    static Content content(ByteString bytes) {
        return Content.of(bytes.toByteArray());
    }
}
