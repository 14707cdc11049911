package parley.app.server;

import parley.adapter.grpc.Transport;
import parley.adapter.grpc.TransportConfig;
import parley.adapter.grpc.messaging.GrpcPeers;
import parley.adapter.grpc.messaging.PeersConfig;
import parley.adapter.grpc.messaging.serving.MessagingService;
import parley.adapter.grpc.presence.GrpcPresencePeers;
import parley.adapter.grpc.presence.serving.PresenceService;
import parley.app.config.ClusterProfile;
import parley.app.metering.ClusterMetering;
import parley.app.metering.Meters;

/// Builds the ways to other instances.
record PeerWiring(Transport transport, GrpcPeers messaging, GrpcPresencePeers presence) {
    static PeerWiring create(ClusterProfile profile, Ambient ambient, Meters meters, Running running) {
        Transport transport = new Transport(config(profile, ambient), ambient.ticker(), ambient.random());
        PeersConfig calls =
                new PeersConfig(profile.traffic().calls(), profile.traffic().callTimeout());
        GrpcPeers messaging = GrpcPeers.on(transport, calls, ambient.ticker());
        ClusterMetering.export(transport, messaging, meters);
        running.add("ways to other instances", transport::close);
        running.add("calls to other instances", messaging::close);
        return new PeerWiring(transport, messaging, new GrpcPresencePeers(transport));
    }

    private static TransportConfig config(ClusterProfile profile, Ambient ambient) {
        TransportConfig usual = TransportConfig.defaults(ambient.self(), profile.listen(), profile.security());
        return new TransportConfig(
                usual.self(),
                usual.listen(),
                usual.security(),
                profile.traffic().queueEvents(),
                profile.traffic().queueBytes(),
                usual.batchEvents(),
                usual.batchBytes(),
                usual.envelopeBytes(),
                usual.connectTimeout(),
                usual.keepAlive(),
                usual.keepAliveTimeout(),
                usual.stallTimeout(),
                usual.probeInterval(),
                usual.minBackoff(),
                usual.maxBackoff(),
                usual.closeGrace());
    }

    /// Lets others in: from now on they are heard.
    void serve(Contexts contexts) {
        MessagingService.serve(
                transport,
                contexts.messaging().acceptForwarded(),
                contexts.messaging().receiveDelivery(),
                contexts.messaging().doubtStreams());
        PresenceService.serve(transport, contexts.presence().presence().receive());
        transport.start();
    }
}
