package parley.adapter.grpc.presence;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import parley.adapter.grpc.Ids;
import parley.adapter.grpc.wire.SignalMessage;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.Signal;

/// Signals as bytes, and back.
public final class SignalCodec {
    /// The kind of presence's envelopes.
    public static final int KIND = 100;

    private SignalCodec() {}

    static ByteString encode(Signal signal) {
        SignalMessage.Builder message = SignalMessage.newBuilder();
        switch (signal) {
            case Signal.Replaced replaced -> message.setReplaced(encode(replaced.connection()));
            case Signal.Typing typing ->
                message.setTyping(SignalMessage.TypingMessage.newBuilder()
                        .setSessions(Ids.bytes(typing.sessions(), SessionId::value))
                        .setConversation(Ids.bytes(typing.conversation().value()))
                        .setUser(Ids.bytes(typing.user().value()))
                        .setOn(typing.on()));
        }
        return message.build().toByteString();
    }

    private static SignalMessage.ReplacedMessage.Builder encode(Connection connection) {
        return SignalMessage.ReplacedMessage.newBuilder()
                .setUser(Ids.bytes(connection.user().value()))
                .setDevice(Ids.bytes(connection.device().value()))
                .setSession(Ids.bytes(connection.session().value()))
                .setInstance(Ids.bytes(connection.instance().value()));
    }

    /// @return empty if it is one that this version does not know
    /// @throws IllegalArgumentException if these are not the bytes of a signal
    public static Optional<Signal> decode(ByteString body) {
        try {
            SignalMessage message = SignalMessage.parseFrom(body);
            return switch (message.getSignalCase()) {
                case REPLACED -> Optional.of(decode(message.getReplaced()));
                case TYPING -> Optional.of(decode(message.getTyping()));
                case SIGNAL_NOT_SET -> Optional.empty();
            };
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException("signal: malformed", malformed);
        }
    }

    private static Signal decode(SignalMessage.ReplacedMessage replaced) {
        return new Signal.Replaced(new Connection(
                new UserId(Ids.uuid(replaced.getUser())),
                new DeviceId(Ids.uuid(replaced.getDevice())),
                new SessionId(Ids.uuid(replaced.getSession())),
                new InstanceId(Ids.uuid(replaced.getInstance()))));
    }

    private static Signal decode(SignalMessage.TypingMessage typing) {
        return new Signal.Typing(
                Ids.list(typing.getSessions(), SessionId::new),
                new ConversationId(Ids.uuid(typing.getConversation())),
                new UserId(Ids.uuid(typing.getUser())),
                typing.getOn());
    }
}
