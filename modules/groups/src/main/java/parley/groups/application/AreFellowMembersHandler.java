package parley.groups.application;

import java.util.Collections;
import java.util.Set;
import parley.groups.port.in.AreFellowMembers;
import parley.kernel.ConversationId;

final class AreFellowMembersHandler implements AreFellowMembers {
    private final Memory memory;

    AreFellowMembersHandler(Memory memory) {
        this.memory = memory;
    }

    @Override
    public boolean check(Query query) {
        Set<ConversationId> groups = memory.groupsOf(query.user());
        return !groups.isEmpty() && !Collections.disjoint(groups, memory.groupsOf(query.other()));
    }
}
