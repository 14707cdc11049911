package parley.groups.port.in;

import java.util.List;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// The present members who may see an entry of the group's conversation. One question to the store, however many they
/// are: for what is asked rarely.
@FunctionalInterface
public interface ListWitnesses {
    /// In no particular order; none if there is no such group.
    List<UserId> list(Query query);

    record Query(ConversationId group, long seq) {}
}
