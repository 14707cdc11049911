package parley.app.server;

import parley.adapter.bridge.IdentityCorrespondents;
import parley.adapter.bridge.MessagingDeviceStarter;
import parley.adapter.bridge.PresenceLiveDevices;
import parley.app.config.ParleyConfig;
import parley.app.metering.Meters;
import parley.events.EventPublisher;
import parley.identity.application.IdentityModule;
import parley.messaging.application.MessagingModule;

/// The contexts, built and bridged to each other.
record Contexts(IdentityModule identity, MessagingModule messaging, PresenceWiring presence) {
    static Contexts create(
            ParleyConfig config,
            StoreWiring stores,
            EventPublisher events,
            Ambient ambient,
            Meters meters,
            Running running) {
        PresenceWiring presence =
                PresenceWiring.create(config.presence(), config.server().maxConnections(), ambient, running);
        // Messaging asks identity who may write; identity asks messaging to start new devices.
        Late<MessagingModule> messaging = new Late<>("messaging");
        IdentityModule identity = IdentityWiring.open(
                config,
                ambient,
                new MessagingDeviceStarter(
                        command -> messaging.get().startDevice().start(command)),
                events,
                meters,
                running);
        messaging.set(MessagingWiring.create(
                stores.messaging(),
                new IdentityCorrespondents(identity.checkCorrespondence()),
                new PresenceLiveDevices(presence.presence().find()),
                config.messaging(),
                ambient,
                meters,
                running));
        return new Contexts(identity, messaging.get(), presence);
    }
}
