package parley.adapter.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.grpc.wire.Hello;
import parley.adapter.grpc.wire.Outgoing;
import parley.adapter.grpc.wire.Returning;
import parley.kernel.InstanceId;

/// Takes the streams that other instances dial.
final class Arrivals implements ServerCallHandler<Outgoing, Returning> {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

    private final InstanceId self;
    private final Predicate<InstanceId> known;
    private final Map<Integer, Receiver> receivers;
    private final PeerListener listener;
    private final TransportCounters counters;
    private final Map<InstanceId, Inbound> inbounds = new ConcurrentHashMap<>();

    /// @param known whether an instance is one of the cluster
    Arrivals(
            InstanceId self,
            Predicate<InstanceId> known,
            Map<Integer, Receiver> receivers,
            PeerListener listener,
            TransportCounters counters) {
        this.self = self;
        this.known = known;
        this.receivers = Map.copyOf(receivers);
        this.listener = listener;
        this.counters = counters;
    }

    @Override
    public ServerCall.Listener<Outgoing> startCall(ServerCall<Outgoing, Returning> call, Metadata headers) {
        return new Arriving(call, this);
    }

    InstanceId self() {
        return self;
    }

    /// Why the other side is not welcome; empty if it is.
    Optional<String> refusal(Hello hello) {
        try {
            InstanceId from = Ids.instance(hello.getFrom());
            if (!Ids.instance(hello.getTo()).equals(self)) {
                return Optional.of("another instance is meant");
            }
            if (!known.test(from)) {
                LOG.atDebug().addKeyValue("instance", from).log("peer_unknown");
                return Optional.of("not one of the cluster, as far as is known here");
            }
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.of(String.valueOf(malformed.getMessage()));
        }
    }

    Inbound inbound(InstanceId from) {
        return inbounds.computeIfAbsent(from, absent -> new Inbound(from, receivers, listener, counters));
    }

    /// An instance is no longer one of the cluster.
    void forget(InstanceId gone) {
        Inbound inbound = inbounds.remove(gone);
        if (inbound != null) {
            inbound.end();
        }
        listener.disturbed(gone);
    }
}
