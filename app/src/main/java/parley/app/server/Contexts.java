package parley.app.server;

import java.util.List;
import parley.adapter.bridge.IdentityCorrespondents;
import parley.adapter.bridge.MessagingDeviceStarter;
import parley.adapter.bridge.PresenceLiveDevices;
import parley.app.config.ParleyConfig;
import parley.app.metering.Meters;
import parley.events.EventPublisher;
import parley.groups.application.GroupsModule;
import parley.groups.domain.FanOut;
import parley.groups.inmemory.InMemoryStores;
import parley.groups.port.in.ExpandFanOut;
import parley.identity.application.IdentityModule;
import parley.messaging.application.MessagingModule;
import parley.messaging.domain.FanOutJob;
import parley.messaging.port.out.QueueUnavailableException;

/// The contexts, built and bridged to each other.
record Contexts(IdentityModule identity, MessagingModule messaging, GroupsModule groups, PresenceWiring presence) {
    static Contexts create(
            ParleyConfig config,
            StoreWiring stores,
            EventPublisher events,
            Ambient ambient,
            Meters meters,
            Running running) {
        PresenceWiring presence = PresenceWiring.create(config.presence(), sessions(config), ambient, running);
        // Messaging asks identity who may write, and groups who is a member; identity asks messaging to start new
        // devices, groups asks it to store changes.
        Late<GroupsModule> groups = new Late<>("groups");
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
                jobs -> expand(groups.get(), jobs),
                GroupsWiring.members(groups),
                new IdentityCorrespondents(identity.checkCorrespondence()),
                new PresenceLiveDevices(presence.presence().find()),
                config.messaging(),
                ambient,
                meters,
                running));
        groups.set(GroupsWiring.create(InMemoryStores.create(), messaging, identity, config.groups(), ambient));
        return new Contexts(identity, messaging.get(), groups.get(), presence);
    }

    private static void expand(GroupsModule groups, List<FanOutJob> jobs) {
        List<FanOut> theirs = jobs.stream()
                .map(job -> new FanOut(
                        job.conversation(),
                        job.epoch(),
                        job.first(),
                        job.last(),
                        job.at(),
                        job.ordinal(),
                        job.lastCountable()))
                .toList();
        switch (groups.expandFanOut().expand(new ExpandFanOut.Command(theirs))) {
            case EXPANDED -> {}
            case UNAVAILABLE ->
                throw new QueueUnavailableException("not expanded", new IllegalStateException("members unknown"));
        }
    }

    /// Most there can be at a time: one for each connection, and those that need none.
    private static long sessions(ParleyConfig config) {
        return (long) config.server().maxConnections() + config.polling().sessions();
    }
}
