package parley.adapter.grpc.presence.serving;

import parley.adapter.grpc.Transport;
import parley.adapter.grpc.presence.SignalCodec;
import parley.presence.port.in.ReceiveSignal;

/// Gives signals of other instances to presence.
public final class PresenceService {
    private PresenceService() {}

    /// @param transport not started yet
    public static void serve(Transport transport, ReceiveSignal receive) {
        transport.receive(
                SignalCodec.KIND, (from, body) -> SignalCodec.decode(body).ifPresent(receive::receive));
    }
}
