package parley.groups.application;

import parley.groups.port.out.Acquaintances;
import parley.groups.port.out.ChangeRecorder;
import parley.groups.port.out.GroupStores;
import parley.groups.port.out.LinkTokens;
import parley.groups.port.out.MemberInboxes;

/// Everything that groups needs of others.
public record GroupsPorts(
        GroupStores stores,
        ChangeRecorder recorder,
        MemberInboxes inboxes,
        Acquaintances acquaintances,
        LinkTokens tokens) {}
