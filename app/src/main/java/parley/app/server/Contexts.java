package parley.app.server;

import parley.adapter.bridge.GroupsFellowMembers;
import parley.adapter.bridge.IdentityCorrespondents;
import parley.adapter.bridge.IdentityPresencePrivacy;
import parley.adapter.bridge.IdentityReadPrivacy;
import parley.adapter.bridge.MessagingAudience;
import parley.adapter.bridge.MessagingDeviceStarter;
import parley.adapter.bridge.PresenceLiveDevices;
import parley.adapter.dbclient.Database;
import parley.app.config.ParleyConfig;
import parley.app.metering.Meters;
import parley.events.EventPublisher;
import parley.groups.application.GroupsModule;
import parley.identity.application.IdentityModule;
import parley.messaging.application.MessagingModule;
import parley.messaging.port.out.FanOutQueue;

/// The contexts, built and bridged to each other.
record Contexts(
        IdentityModule identity,
        MessagingModule messaging,
        GroupsModule groups,
        PresenceWiring presence,
        SigningKeys keys,
        Database database) {
    static Contexts create(
            ParleyConfig config,
            Interposed interposed,
            StoreWiring stores,
            Between between,
            FanOutQueue queue,
            EventPublisher events,
            Ambient ambient,
            Meters meters,
            Running running) {
        // Messaging asks identity who may write, groups who is a member, and presence who is live; identity asks
        // messaging to start new devices, groups asks it to store changes; presence asks all who may see what.
        Late<GroupsModule> groups = new Late<>("groups");
        Late<MessagingModule> messaging = new Late<>("messaging");
        Database database = DatabaseWiring.open(config.database(), ambient, meters, running);
        Late<IdentityModule> known = new Late<>("identity");
        PresenceWiring.Others others = new PresenceWiring.Others(
                new IdentityPresencePrivacy(
                        query -> known.get().checkPresencePrivacy().check(query),
                        query -> known.get().checkCorrespondence().check(query)),
                new GroupsFellowMembers(query -> groups.get().areFellowMembers().check(query)),
                new MessagingAudience(query -> messaging.get().listAudience().list(query)));
        PresenceWiring presence =
                PresenceWiring.create(config.presence(), sessions(config), others, between, ambient, running);
        SigningKeys keys = SigningKeys.open(config, database, ambient);
        IdentityModule identity = IdentityWiring.open(
                config,
                database,
                keys,
                ambient,
                new MessagingDeviceStarter(
                        command -> messaging.get().startDevice().start(command)),
                events,
                meters,
                running);
        known.set(identity);
        messaging.set(MessagingWiring.create(
                stores.messaging(),
                queue,
                interposed.members().apply(GroupsWiring.members(groups)),
                new IdentityCorrespondents(identity.checkCorrespondence()),
                new IdentityReadPrivacy(identity.checkReadReceipts()),
                new PresenceLiveDevices(presence.presence().find()),
                between,
                config.messaging(),
                ambient,
                meters,
                running));
        groups.set(GroupsWiring.create(database, messaging, identity, config.groups(), ambient));
        return new Contexts(identity, messaging.get(), groups.get(), presence, keys, database);
    }

    /// Most there can be at a time: one for each connection, and those that need none.
    private static long sessions(ParleyConfig config) {
        return (long) config.server().maxConnections() + config.polling().sessions();
    }
}
