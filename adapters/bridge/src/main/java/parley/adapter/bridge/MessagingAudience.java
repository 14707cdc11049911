package parley.adapter.bridge;

import java.util.List;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.port.in.ListAudience;
import parley.presence.port.out.ConversationAudience;

/// Presence asks messaging to whom somebody speaks.
public final class MessagingAudience implements ConversationAudience {
    private final ListAudience listAudience;

    public MessagingAudience(ListAudience listAudience) {
        this.listAudience = listAudience;
    }

    @Override
    public Answer of(UserId speaker, ConversationId conversation) {
        return switch (listAudience.list(new ListAudience.Query(speaker, conversation))) {
            case ListAudience.Result.Found(List<UserId> members) -> new Answer.Members(members);
            case ListAudience.Result.NotFound notFound -> new Answer.NotFound();
            case ListAudience.Result.NotMember notMember -> new Answer.NotMember();
            case ListAudience.Result.Unavailable unavailable -> new Answer.Unavailable();
        };
    }
}
