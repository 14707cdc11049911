package parley.app.server;

import io.helidon.metrics.api.Timer;
import java.util.concurrent.TimeUnit;
import parley.adapter.websocket.WebSocketUpgrade;
import parley.adapter.websocket.identity.TokenAuthenticator;
import parley.adapter.websocket.messaging.MessagingStreams;
import parley.adapter.websocket.presence.PresenceRoster;
import parley.adapter.websocket.session.SessionEngine;
import parley.adapter.websocket.session.SessionMeters;
import parley.app.config.ParleyConfig;
import parley.app.metering.Meters;
import parley.messaging.application.MessagingModule;

/// Builds the session engine on the contexts, and its WebSocket transport.
record WebSocketWiring(SessionEngine engine, WebSocketUpgrade upgrade) {
    static WebSocketWiring create(Contexts contexts, ParleyConfig config, Meters meters, Ambient ambient) {
        Timer acks = meters.timer(
                "parley_send_seconds",
                "Sends over WebSocket, from the frame having been read to its reply being queued");
        SessionMeters counts = new SessionMeters(nanos -> acks.record(nanos, TimeUnit.NANOSECONDS));
        SessionEngine.Ports ports = new SessionEngine.Ports(
                new TokenAuthenticator(contexts.identity().verifyToken()),
                new PresenceRoster(
                        contexts.presence().presence().register(),
                        contexts.presence().presence().drop(),
                        ambient.self()),
                new MessagingStreams(
                        streams(contexts.messaging()), config.limits().contentBytes()));
        SessionEngine.Sources sources = new SessionEngine.Sources(
                ambient.clock(), ambient.ticker(), contexts.presence().wheel(), ambient.ids());
        SessionEngine engine = SessionEngine.create(ports, sources, config.session(), counts);
        WebSocketUpgrade upgrade = WebSocketUpgrade.create(
                config.websocket(),
                engine,
                Thread.ofVirtual().name("ws-writer-", 0).factory(),
                ambient.ticker());
        return new WebSocketWiring(engine, upgrade);
    }

    private static MessagingStreams.InPorts streams(MessagingModule messaging) {
        return new MessagingStreams.InPorts(
                messaging.sendMessage(),
                messaging.findSent(),
                messaging.openStream(),
                messaging.startDelivery(),
                messaging.checkStream(),
                messaging.confirmReceived(),
                messaging.markRead(),
                messaging.closeStream());
    }
}
