package parley.adapter.grpc.calls;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parley.adapter.grpc.Receiver;
import parley.adapter.grpc.Transport;
import parley.adapter.grpc.wire.NewsMessage;
import parley.kernel.InstanceId;

/// What is told to other processes and not answered; arrives in order with the results of calls, or not at all.
public final class News {
    private static final int NEWS = 202;

    private final Transport transport;
    private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();

    private News(Transport transport) {
        this.transport = transport;
    }

    /// @param transport not started yet
    public static News on(Transport transport) {
        News news = new News(transport);
        transport.receive(NEWS, news::told);
        return news;
    }

    /// @param receiver must not block; of a later version's news nobody hears
    public void receive(String name, Receiver receiver) {
        receivers.put(name, receiver);
    }

    /// @return whether it is on its way
    public boolean tell(InstanceId to, String name, ByteString body) {
        return transport.send(
                to,
                NEWS,
                NewsMessage.newBuilder().setName(name).setBody(body).build().toByteString());
    }

    private void told(InstanceId from, ByteString body) {
        try {
            NewsMessage message = NewsMessage.parseFrom(body);
            Receiver receiver = receivers.get(message.getName());
            if (receiver != null) {
                receiver.receive(from, message.getBody());
            }
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException("news: malformed", malformed);
        }
    }
}
