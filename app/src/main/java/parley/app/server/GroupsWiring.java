package parley.app.server;

import parley.adapter.bridge.GroupsConversationMembers;
import parley.adapter.bridge.IdentityAcquaintances;
import parley.adapter.bridge.MessagingChangeRecorder;
import parley.adapter.bridge.MessagingMemberInboxes;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.groups.DbClientGroupStores;
import parley.adapter.security.groups.RandomLinkTokens;
import parley.groups.application.GroupsConfig;
import parley.groups.application.GroupsModule;
import parley.groups.application.GroupsPorts;
import parley.identity.application.IdentityModule;
import parley.messaging.application.MessagingModule;
import parley.messaging.port.out.ConversationMembers;

/// Builds groups on the relational store.
final class GroupsWiring {
    private GroupsWiring() {}

    static GroupsModule create(
            Database database,
            Late<MessagingModule> messaging,
            IdentityModule identity,
            GroupsConfig config,
            Ambient ambient) {
        GroupsPorts ports = new GroupsPorts(
                DbClientGroupStores.stores(database),
                new MessagingChangeRecorder(
                        command -> messaging.get().recordChange().record(command)),
                new MessagingMemberInboxes(
                        command -> messaging.get().advanceInboxes().advance(command)),
                new IdentityAcquaintances(identity.checkCorrespondence()),
                new RandomLinkTokens(ambient.random()));
        return GroupsModule.create(ports, config, ambient.clock(), ambient.ids());
    }

    /// What messaging knows of the members of groups.
    static ConversationMembers members(Late<GroupsModule> groups) {
        return new GroupsConversationMembers(
                group -> groups.get().findMembership().find(group),
                query -> groups.get().findVisibility().find(query),
                query -> groups.get().listWitnesses().list(query),
                command -> groups.get().settleChange().settle(command),
                group -> groups.get().forgetGroup().forget(group));
    }
}
