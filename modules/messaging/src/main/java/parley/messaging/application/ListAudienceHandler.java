package parley.messaging.application;

import java.util.Optional;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.Membership;
import parley.messaging.port.in.ListAudience;
import parley.messaging.port.out.LogUnavailableException;

final class ListAudienceHandler implements ListAudience {
    private final Participants participants;

    ListAudienceHandler(Participants participants) {
        this.participants = participants;
    }

    @Override
    public Result list(Query query) {
        try {
            Optional<Conversation> conversation = participants.find(query.conversation());
            return conversation.map(known -> list(query, known)).orElseGet(Result.NotFound::new);
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }

    private Result list(Query query, Conversation conversation) {
        Membership membership = participants.now(conversation);
        if (membership.hasMember(query.user())) {
            return new Result.Found(membership.users().stream()
                    .filter(member -> !member.equals(query.user()))
                    .toList());
        }
        return participants.isStranger(conversation, query.user()) ? new Result.NotFound() : new Result.NotMember();
    }
}
