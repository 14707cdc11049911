package parley.app.server;

import parley.adapter.rest.ClientAddress;
import parley.adapter.websocket.WebSocketUpgrade;
import parley.adapter.websocket.identity.TokenAuthenticator;
import parley.adapter.websocket.messaging.MessagingStreams;
import parley.adapter.websocket.presence.PresenceRoster;
import parley.adapter.websocket.session.SessionEngine;
import parley.adapter.websocket.session.SessionMeters;
import parley.app.config.ParleyConfig;
import parley.app.metering.Meters;
import parley.app.metering.SessionMetering;
import parley.app.metering.messaging.CountedStreams;
import parley.messaging.application.MessagingModule;

/// Builds the session engine on the contexts, and its WebSocket transport.
record WebSocketWiring(SessionEngine engine, WebSocketUpgrade upgrade) {
    static WebSocketWiring create(Contexts contexts, ParleyConfig config, Meters meters, Ambient ambient) {
        SessionMeters counts = SessionMetering.create(meters);
        SessionEngine.Ports ports = new SessionEngine.Ports(
                new TokenAuthenticator(contexts.identity().verifyToken()),
                new PresenceRoster(
                        contexts.presence().presence().register(),
                        contexts.presence().presence().drop(),
                        ambient.self()),
                new MessagingStreams(
                        streams(contexts.messaging(), meters), config.limits().contentBytes()));
        SessionEngine.Sources sources = new SessionEngine.Sources(
                ambient.clock(), ambient.ticker(), contexts.presence().wheel(), ambient.ids());
        SessionEngine engine = SessionEngine.create(ports, sources, config.session(), counts);
        WebSocketUpgrade upgrade = WebSocketUpgrade.create(
                config.websocket(),
                engine,
                Thread.ofVirtual().name("parley-writer-", 0).factory(),
                ambient.ticker(),
                (peer, forwardedFor) ->
                        ClientAddress.limitKey(peer, forwardedFor, config.rest().trustedProxies()));
        return new WebSocketWiring(engine, upgrade);
    }

    private static MessagingStreams.InPorts streams(MessagingModule messaging, Meters meters) {
        return new MessagingStreams.InPorts(
                messaging.sendMessage(),
                messaging.findSent(),
                new CountedStreams(messaging.openStream(), meters),
                messaging.startDelivery(),
                messaging.checkStream(),
                messaging.confirmReceived(),
                messaging.markRead(),
                messaging.closeStream());
    }
}
