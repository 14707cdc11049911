package parley.adapter.grpc.messaging.calls;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.adapter.grpc.Ids;
import parley.adapter.grpc.PeerListener;
import parley.adapter.grpc.Transport;
import parley.adapter.grpc.calls.News;
import parley.adapter.grpc.calls.RecordCodec;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.messaging.port.in.StreamOutput;

/// Streams of this process's sessions that messaging feeds from another. When anything between the two may be lost, all
/// of them end as if they were too slow: their clients come back and get what they miss.
public final class RemoteStreams implements PeerListener {
    private final News news;
    private final Map<SessionId, Open> streams = new ConcurrentHashMap<>();

    private RemoteStreams(News news) {
        this.news = news;
    }

    private record Open(InstanceId process, StreamOutput output) {}

    /// @param transport not started yet
    /// @param codec with [MessagingForms]
    public static RemoteStreams on(Transport transport, News news, RecordCodec codec) {
        RemoteStreams streams = new RemoteStreams(news);
        RecordCodec.Shape<StreamEvent.Told> shape = codec.of(StreamEvent.Told.class);
        news.receive(Names.EVENT, (from, body) -> streams.told(from, codec.decode(body, shape)));
        transport.listen(streams);
        return streams;
    }

    private void told(InstanceId from, StreamEvent.Told told) {
        Open open = streams.get(told.session());
        if (open != null && open.process().equals(from)) {
            told.event().on(open.output());
        }
    }

    void add(SessionId session, InstanceId process, StreamOutput output) {
        streams.put(session, new Open(process, output));
    }

    void remove(SessionId session) {
        streams.remove(session);
    }

    /// The process that feeds a session's stream.
    Optional<InstanceId> process(SessionId session) {
        return Optional.ofNullable(streams.get(session)).map(Open::process);
    }

    /// Tells that process something about the stream; an unknown session is ignored.
    void tell(SessionId session, String name) {
        ByteString id = Ids.bytes(session.value());
        process(session).ifPresent(to -> news.tell(to, name, id));
    }

    @Override
    public void lost(InstanceId to) {
        endAll(to);
    }

    @Override
    public void disturbed(InstanceId from) {
        endAll(from);
    }

    private void endAll(InstanceId process) {
        streams.forEach((session, open) -> {
            if (open.process().equals(process) && streams.remove(session, open)) {
                open.output().tooSlow();
            }
        });
    }
}
