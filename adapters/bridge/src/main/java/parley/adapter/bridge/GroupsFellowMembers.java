package parley.adapter.bridge;

import parley.groups.domain.GroupsUnavailableException;
import parley.groups.port.in.AreFellowMembers;
import parley.kernel.UserId;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.port.out.FellowMembers;

/// Presence asks groups who is in a group with whom.
public final class GroupsFellowMembers implements FellowMembers {
    private final AreFellowMembers areFellowMembers;

    public GroupsFellowMembers(AreFellowMembers areFellowMembers) {
        this.areFellowMembers = areFellowMembers;
    }

    @Override
    public boolean areFellows(UserId one, UserId other) {
        try {
            return areFellowMembers.check(new AreFellowMembers.Query(one, other));
        } catch (GroupsUnavailableException fault) {
            throw new PresenceUnavailableException("groups does not answer", fault);
        }
    }
}
