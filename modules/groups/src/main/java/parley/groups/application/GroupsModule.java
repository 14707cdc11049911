package parley.groups.application;

import java.time.Clock;
import parley.groups.port.in.AddMembers;
import parley.groups.port.in.AreFellowMembers;
import parley.groups.port.in.ChangeGroup;
import parley.groups.port.in.ChangeRole;
import parley.groups.port.in.CreateGroup;
import parley.groups.port.in.CreateLink;
import parley.groups.port.in.DecideRequest;
import parley.groups.port.in.DepartUser;
import parley.groups.port.in.ExpandFanOut;
import parley.groups.port.in.FindMembership;
import parley.groups.port.in.FindVisibility;
import parley.groups.port.in.ForgetGroup;
import parley.groups.port.in.JoinByLink;
import parley.groups.port.in.LeaveGroup;
import parley.groups.port.in.ListGroups;
import parley.groups.port.in.ListLinks;
import parley.groups.port.in.ListMembers;
import parley.groups.port.in.ListRequests;
import parley.groups.port.in.ListWitnesses;
import parley.groups.port.in.PreviewLink;
import parley.groups.port.in.ReadGroup;
import parley.groups.port.in.RemoveMember;
import parley.groups.port.in.RevokeLink;
import parley.groups.port.in.RunUpkeep;
import parley.groups.port.in.SettleChange;
import parley.groups.port.in.WithdrawRequest;
import parley.groups.port.out.GroupStores;
import parley.kernel.IdGenerator;

/// Everything that groups does for others.
public record GroupsModule(
        CreateGroup createGroup,
        ReadGroup readGroup,
        ListGroups listGroups,
        ChangeGroup changeGroup,
        ListMembers listMembers,
        AddMembers addMembers,
        RemoveMember removeMember,
        LeaveGroup leaveGroup,
        ChangeRole changeRole,
        CreateLink createLink,
        ListLinks listLinks,
        RevokeLink revokeLink,
        PreviewLink previewLink,
        JoinByLink joinByLink,
        ListRequests listRequests,
        DecideRequest decideRequest,
        WithdrawRequest withdrawRequest,
        FindMembership findMembership,
        FindVisibility findVisibility,
        ListWitnesses listWitnesses,
        SettleChange settleChange,
        ForgetGroup forgetGroup,
        ExpandFanOut expandFanOut,
        AreFellowMembers areFellowMembers,
        DepartUser departUser,
        RunUpkeep runUpkeep) {
    /// Makes the context. Run [#runUpkeep] when the conversations can be written, before the first user comes
    /// in, and every few seconds from then on.
    ///
    /// @param ids must not repeat after a restart either
    public static GroupsModule create(GroupsPorts ports, GroupsConfig config, Clock clock, IdGenerator ids) {
        GroupStores stores = ports.stores();
        Memory memory = new Memory(stores, config, clock);
        GroupChanges changes = new GroupChanges(stores, ports.recorder(), memory, config, clock, ids);
        Access access = new Access(stores);
        Introductions introductions = new Introductions(ports.acquaintances());
        Exit exit = new Exit(stores, changes);
        return new GroupsModule(
                new CreateGroupHandler(changes, introductions, config, clock, ids),
                new ReadGroupHandler(stores),
                new ListGroupsHandler(stores.groups()),
                new ChangeGroupHandler(changes, access),
                new ListMembersHandler(stores.memberships(), access),
                new AddMembersHandler(changes, access, introductions, config),
                new RemoveMemberHandler(changes, access),
                new LeaveGroupHandler(changes, access),
                new ChangeRoleHandler(changes, access),
                new CreateLinkHandler(changes, access, ports, config, clock, ids),
                new ListLinksHandler(stores, access, clock),
                new RevokeLinkHandler(stores.links(), changes, access, clock),
                new PreviewLinkHandler(stores, clock),
                new JoinByLinkHandler(stores, changes, config, clock),
                new ListRequestsHandler(stores.requests(), access),
                new DecideRequestHandler(stores.requests(), changes, access, config),
                new WithdrawRequestHandler(stores.requests()),
                new FindMembershipHandler(memory),
                new FindVisibilityHandler(memory),
                new ListWitnessesHandler(memory, stores.memberships()),
                new SettleChangeHandler(stores.changes(), memory),
                new ForgetGroupHandler(memory),
                new ExpandFanOutHandler(memory, changes, ports.inboxes(), config.chunk()),
                new AreFellowMembersHandler(memory),
                new DepartUserHandler(stores.departures(), exit, clock),
                new RunUpkeepHandler(
                        stores, changes, exit, new Absentees(stores, ports.acquaintances(), clock), config, clock));
    }
}
