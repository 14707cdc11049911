package parley.messaging.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.kernel.UserId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.Membership;
import parley.messaging.domain.Visibility;
import parley.messaging.port.in.SendMessage.Result;
import parley.messaging.port.out.ConversationMembers;
import parley.messaging.port.out.Correspondents;

/// Who takes part in a conversation and who may write to it, whatever decides that.
final class Audiences {
    private final ConversationMembers members;
    private final Correspondents correspondents;

    Audiences(ConversationMembers members, Correspondents correspondents) {
        this.members = members;
        this.correspondents = correspondents;
    }

    Circle of(Conversation conversation) {
        return switch (conversation) {
            case Conversation.Direct direct -> new Pair(direct);
            case Conversation.Group group -> new Members(group, members.find(group.id()));
        };
    }

    /// What the user may see of the conversation.
    Visibility visibility(Conversation conversation, UserId user) {
        return switch (conversation) {
            case Conversation.Direct direct -> direct.hasMember(user) ? Visibility.EVERYTHING : Visibility.NOTHING;
            case Conversation.Group group -> members.visibility(group.id(), user);
        };
    }

    /// The participants at one moment.
    sealed interface Circle {
        Audience audience();

        /// Why the user may not write; empty if it may.
        Optional<Result> refusal(UserId sender);
    }

    private final class Pair implements Circle {
        private final Conversation.Direct direct;

        Pair(Conversation.Direct direct) {
            this.direct = direct;
        }

        @Override
        public Audience audience() {
            return Audience.of(direct.members());
        }

        @Override
        public Optional<Result> refusal(UserId sender) {
            if (!direct.hasMember(sender)) {
                return Optional.of(new Result.NotFound());
            }
            return switch (correspondents.mayWrite(sender, direct.peerOf(sender))) {
                case ALLOWED -> Optional.empty();
                case UNKNOWN -> Optional.of(new Result.NotFound());
                case BLOCKED -> Optional.of(new Result.Blocked());
                case UNAVAILABLE -> Optional.of(new Result.Unavailable());
            };
        }
    }

    private final class Members implements Circle {
        private final Conversation.Group group;
        private final Optional<Membership> membership;

        Members(Conversation.Group group, Optional<Membership> membership) {
            this.group = group;
            this.membership = membership;
        }

        @Override
        public Audience audience() {
            return membership
                    .map(known -> new Audience(known.users(), Set.of(), known.queued()))
                    .orElseGet(() -> Audience.of(List.of()));
        }

        @Override
        public Optional<Result> refusal(UserId sender) {
            if (membership.isPresent() && membership.get().posters().contains(sender)) {
                return Optional.empty();
            }
            if (membership.isPresent() && membership.get().hasMember(sender)) {
                return Optional.of(new Result.NotAllowed());
            }
            boolean stranger =
                    members.visibility(group.id(), sender).intervals().isEmpty();
            return Optional.of(stranger ? new Result.NotFound() : new Result.NotMember());
        }
    }
}
