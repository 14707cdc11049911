package parley.adapter.grpc.presence;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.grpc.Transport;
import parley.kernel.InstanceId;
import parley.presence.domain.Signal;
import parley.presence.port.out.PresencePeers;

/// Signals by way of the transport.
public final class GrpcPresencePeers implements PresencePeers {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcPresencePeers.class);

    private final Transport transport;

    public GrpcPresencePeers(Transport transport) {
        this.transport = transport;
    }

    @Override
    public void send(InstanceId instance, Signal signal) {
        if (!transport.send(instance, SignalCodec.KIND, SignalCodec.encode(signal))) {
            LOG.debug("a signal for {} is lost", instance);
        }
    }
}
