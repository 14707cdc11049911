package parley.adapter.grpc.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.adapter.grpc.wire.SignalMessage;
import parley.kernel.ConversationId;
import parley.kernel.SessionId;
import parley.presence.Connections;
import parley.presence.domain.Signal;

class SignalCodecTest {
    @Test
    void signalsShouldBeReadAsTheyWereWritten() {
        Signal replaced =
                new Signal.Replaced(Connections.at(Connections.OTHER, Connections.ALICE, Connections.PHONE, 7));
        Signal typing = new Signal.Typing(
                List.of(new SessionId(new UUID(4, 1)), new SessionId(new UUID(4, 2))),
                new ConversationId(new UUID(30, 1)),
                Connections.BOB,
                true);
        assertEquals(Optional.of(replaced), SignalCodec.decode(SignalCodec.encode(replaced)));
        assertEquals(Optional.of(typing), SignalCodec.decode(SignalCodec.encode(typing)));
    }

    @Test
    void aSignalOfALaterVersionShouldBeLeftOut() {
        UnknownFieldSet later = UnknownFieldSet.newBuilder()
                .addField(
                        90,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8("later"))
                                .build())
                .build();
        ByteString body =
                SignalMessage.newBuilder().setUnknownFields(later).build().toByteString();
        assertEquals(Optional.empty(), SignalCodec.decode(body));
    }

    @Test
    void whatIsNoSignalShouldBeRefused() {
        assertThrows(IllegalArgumentException.class, () -> SignalCodec.decode(ByteString.copyFromUtf8("no signal")));
        ByteString shortId = SignalMessage.newBuilder()
                .setReplaced(SignalMessage.ReplacedMessage.newBuilder().setUser(ByteString.copyFromUtf8("short")))
                .build()
                .toByteString();
        assertThrows(IllegalArgumentException.class, () -> SignalCodec.decode(shortId));
    }
}
