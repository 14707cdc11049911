package parley.app.server;

import java.security.SecureRandom;
import java.util.Base64;
import parley.adapter.bridge.GroupsConversationMembers;
import parley.adapter.bridge.IdentityAcquaintances;
import parley.adapter.bridge.MessagingChangeRecorder;
import parley.adapter.bridge.MessagingMemberInboxes;
import parley.groups.application.GroupsConfig;
import parley.groups.application.GroupsModule;
import parley.groups.application.GroupsPorts;
import parley.groups.domain.LinkToken;
import parley.groups.port.out.GroupStores;
import parley.identity.application.IdentityModule;
import parley.messaging.application.MessagingModule;
import parley.messaging.port.out.ConversationMembers;

/// Builds groups on the relational store.
final class GroupsWiring {
    private static final int TOKEN_BYTES = 32;

    private GroupsWiring() {}

    static GroupsModule create(
            GroupStores stores,
            Late<MessagingModule> messaging,
            IdentityModule identity,
            GroupsConfig config,
            Ambient ambient) {
        GroupsPorts ports = new GroupsPorts(
                stores,
                new MessagingChangeRecorder(
                        command -> messaging.get().recordChange().record(command)),
                new MessagingMemberInboxes(
                        command -> messaging.get().advanceInboxes().advance(command)),
                new IdentityAcquaintances(identity.checkCorrespondence()),
                () -> token(ambient.random()));
        return GroupsModule.create(ports, config, ambient.clock(), ambient.ids());
    }

    private static LinkToken token(SecureRandom random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// What messaging knows of the members of groups.
    static ConversationMembers members(Late<GroupsModule> groups) {
        return new GroupsConversationMembers(
                group -> groups.get().findMembership().find(group),
                query -> groups.get().findVisibility().find(query),
                command -> groups.get().settleChange().settle(command));
    }
}
