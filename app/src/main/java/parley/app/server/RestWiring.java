package parley.app.server;

import java.util.List;
import java.util.Optional;
import parley.adapter.rest.CallObserver;
import parley.adapter.rest.DeadLetterRoutes;
import parley.adapter.rest.DeadLetters;
import parley.adapter.rest.DocumentRoutes;
import parley.adapter.rest.HealthRoutes;
import parley.adapter.rest.MetricsRoutes;
import parley.adapter.rest.RestConfig;
import parley.adapter.rest.RestPorts;
import parley.adapter.rest.RestRoutes;
import parley.adapter.rest.SharedRates;
import parley.adapter.rest.groups.GroupsPorts;
import parley.adapter.rest.groups.GroupsRoutes;
import parley.adapter.rest.identity.IdentityPorts;
import parley.adapter.rest.identity.IdentityRoutes;
import parley.adapter.rest.identity.TokenAuthentication;
import parley.adapter.rest.messaging.DeviceSessions;
import parley.adapter.rest.messaging.MessagingPorts;
import parley.adapter.rest.messaging.MessagingRoutes;
import parley.adapter.rest.presence.PresenceRoutes;
import parley.app.metering.Meters;
import parley.app.metering.TimedCalls;
import parley.groups.application.GroupsModule;
import parley.identity.application.IdentityModule;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.application.MessagingModule;
import parley.presence.domain.Connection;
import parley.presence.port.in.FindLocalConnections;

/// Puts the routes of all contexts together.
final class RestWiring {
    private RestWiring() {}

    /// @param checks what readiness depends on
    static RestRoutes create(
            Contexts contexts,
            DeadLetters deadLetters,
            RestConfig config,
            List<HealthRoutes.Check> checks,
            SharedRates rates,
            Meters meters,
            Ambient ambient) {
        CallObserver observer = new TimedCalls(meters);
        RestPorts ports = new RestPorts(
                new TokenAuthentication(contexts.identity().verifyToken()),
                ambient.ticker(),
                ambient.ids(),
                observer,
                rates);
        return RestRoutes.of(
                config,
                ports,
                List.of(
                        new HealthRoutes(checks),
                        new DocumentRoutes(),
                        new MetricsRoutes(meters.registry()),
                        new DeadLetterRoutes(deadLetters),
                        new IdentityRoutes(identity(contexts.identity())),
                        new MessagingRoutes(
                                messaging(
                                        contexts.messaging(),
                                        sessions(contexts.presence().presence().findLocal())),
                                config.limits(),
                                config.replyTimeout()),
                        new GroupsRoutes(groups(contexts.groups())),
                        new PresenceRoutes(contexts.presence().presence().read())));
    }

    private static DeviceSessions sessions(FindLocalConnections connections) {
        return (user, device) -> session(connections, user, device);
    }

    private static Optional<SessionId> session(FindLocalConnections connections, UserId user, DeviceId device) {
        return connections.find(user).stream()
                .filter(connection -> connection.device().equals(device))
                .map(Connection::session)
                .findFirst();
    }

    private static IdentityPorts identity(IdentityModule identity) {
        return new IdentityPorts(
                identity.registerAccount(),
                identity.logIn(),
                identity.refreshTokens(),
                identity.readProfile(),
                identity.changeProfile(),
                identity.changePassword(),
                identity.deleteAccount(),
                identity.listDevices(),
                identity.revokeDevice(),
                identity.findUser(),
                identity.listContacts(),
                identity.addContact(),
                identity.removeContact(),
                identity.listBlocks(),
                identity.blockUser(),
                identity.unblockUser(),
                identity.readPrivacy(),
                identity.changePrivacy(),
                identity.createInvite(),
                identity.registerInBulk());
    }

    private static MessagingPorts messaging(MessagingModule messaging, DeviceSessions sessions) {
        return new MessagingPorts(
                messaging.sendMessage(),
                messaging.findSent(),
                messaging.listInbox(),
                messaging.readHistory(),
                messaging.readReceipts(),
                messaging.readMessageReceipts(),
                messaging.changeSettings(),
                messaging.markRead(),
                messaging.confirmReceived(),
                sessions);
    }

    private static GroupsPorts groups(GroupsModule groups) {
        return new GroupsPorts(
                groups.createGroup(),
                groups.listGroups(),
                groups.readGroup(),
                groups.changeGroup(),
                groups.listMembers(),
                groups.addMembers(),
                groups.removeMember(),
                groups.leaveGroup(),
                groups.changeRole(),
                groups.createLink(),
                groups.listLinks(),
                groups.revokeLink(),
                groups.previewLink(),
                groups.joinByLink(),
                groups.listRequests(),
                groups.decideRequest(),
                groups.withdrawRequest());
    }
}
