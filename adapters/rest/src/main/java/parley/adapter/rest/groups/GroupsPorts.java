package parley.adapter.rest.groups;

import parley.groups.port.in.AddMembers;
import parley.groups.port.in.ChangeGroup;
import parley.groups.port.in.ChangeRole;
import parley.groups.port.in.CreateGroup;
import parley.groups.port.in.CreateLink;
import parley.groups.port.in.DecideRequest;
import parley.groups.port.in.JoinByLink;
import parley.groups.port.in.LeaveGroup;
import parley.groups.port.in.ListGroups;
import parley.groups.port.in.ListLinks;
import parley.groups.port.in.ListMembers;
import parley.groups.port.in.ListRequests;
import parley.groups.port.in.PreviewLink;
import parley.groups.port.in.ReadGroup;
import parley.groups.port.in.RemoveMember;
import parley.groups.port.in.RevokeLink;
import parley.groups.port.in.WithdrawRequest;

/// What the routes of groups call.
public record GroupsPorts(
        CreateGroup createGroup,
        ListGroups listGroups,
        ReadGroup readGroup,
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
        WithdrawRequest withdrawRequest) {}
