package parley.app.server;

import parley.adapter.rest.ClientAddress;
import parley.adapter.websocket.WebSocketUpgrade;
import parley.adapter.websocket.identity.TokenAuthenticator;
import parley.adapter.websocket.messaging.MessagingStreams;
import parley.adapter.websocket.poll.PollRoutes;
import parley.adapter.websocket.poll.PollTransport;
import parley.adapter.websocket.presence.PresenceRoster;
import parley.adapter.websocket.presence.PresenceSignals;
import parley.adapter.websocket.session.Origin;
import parley.adapter.websocket.session.SessionEngine;
import parley.adapter.websocket.session.SessionMeters;
import parley.app.config.ParleyConfig;
import parley.app.metering.Meters;
import parley.app.metering.SessionMetering;
import parley.app.metering.messaging.CountedStreams;
import parley.messaging.application.MessagingModule;

/// Builds the session engine on the contexts, and its two transports.
record WebSocketWiring(SessionEngine engine, WebSocketUpgrade upgrade, PollRoutes polling) {
    static WebSocketWiring create(Contexts contexts, ParleyConfig config, Meters meters, Ambient ambient) {
        SessionMeters counts = SessionMetering.create(meters);
        SessionEngine.Ports ports = new SessionEngine.Ports(
                new TokenAuthenticator(contexts.identity().verifyToken()),
                new PresenceRoster(
                        contexts.presence().presence().register(),
                        contexts.presence().presence().drop(),
                        ambient.self()),
                new MessagingStreams(
                        streams(contexts.messaging(), meters), config.limits().contentBytes()),
                new PresenceSignals(
                        contexts.presence().presence().watch(),
                        contexts.presence().presence().unwatch(),
                        contexts.presence().presence().typing()));
        SessionEngine.Sources sources = new SessionEngine.Sources(
                ambient.clock(), ambient.ticker(), contexts.presence().wheel(), ambient.ids());
        SessionEngine engine = SessionEngine.create(ports, sources, config.session(), counts);
        Origin origin = (peer, forwardedFor) ->
                ClientAddress.limitKey(peer, forwardedFor, config.rest().trustedProxies());
        WebSocketUpgrade upgrade = WebSocketUpgrade.create(
                config.websocket(),
                engine,
                Thread.ofVirtual().name("parley-writer-", 0).factory(),
                ambient.ticker(),
                origin);
        PollTransport polling = PollTransport.create(
                config.polling(),
                engine,
                Thread.ofVirtual().name("parley-poll-", 0).factory(),
                ambient.ticker());
        SessionMetering.export(meters, "websocket", upgrade::connections);
        SessionMetering.export(meters, "long-polling", polling::sessions);
        meters.gauge("parley_polls_waiting", "Requests of long-polling that wait", polling::waiting);
        return new WebSocketWiring(engine, upgrade, PollRoutes.of(polling, origin));
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
