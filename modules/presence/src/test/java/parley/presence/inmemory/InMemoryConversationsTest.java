package parley.presence.inmemory;

import java.util.List;
import java.util.UUID;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.presence.port.out.ConversationAudience;
import parley.presence.port.out.ConversationAudienceContract;
import parley.presence.port.out.FellowMembers;
import parley.presence.port.out.FellowMembersContract;

final class InMemoryConversationsTest implements ConversationAudienceContract, FellowMembersContract {
    private final InMemoryConversations conversations = new InMemoryConversations();

    @Override
    public ConversationAudience audience() {
        return conversations;
    }

    @Override
    public void members(List<UserId> members) {
        conversations.set(GROUP, members);
    }

    @Override
    public FellowMembers fellows() {
        return conversations;
    }

    @Override
    public void group(int group, List<UserId> members) {
        conversations.set(new ConversationId(new UUID(31, group)), members);
    }
}
