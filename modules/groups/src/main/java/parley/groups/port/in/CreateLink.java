package parley.groups.port.in;

import java.time.Duration;
import parley.groups.domain.Link;
import parley.groups.domain.LinkToken;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Makes a link by which others can join: for admins, and for members if the settings permit it.
@FunctionalInterface
public interface CreateLink {
    /// For those who do not say how long a link is to be good.
    Duration DEFAULT_LIFE = Duration.ofDays(7);

    /// For those who do not say how often a link may be used: more often than a group has members.
    int DEFAULT_USES = 10_000;

    Result create(Command command);

    /// @param life how long it is good, 1 second to 365 days, see [#DEFAULT_LIFE]
    /// @param uses how often it can be used, 1 to 10,000, see [#DEFAULT_USES]
    record Command(UserId user, DeviceId device, ConversationId group, Duration life, int uses) {}

    sealed interface Result {
        /// @param token to be handed out; only its hash is stored, so it cannot be read again
        record Created(Link link, LinkToken token) implements Result {}

        /// The group has `limit` links.
        record LimitReached(int limit) implements Result {}

        /// A value has a wrong form.
        ///
        /// @param field name of the component of the command
        /// @param expected what it must be, for people
        record Invalid(String field, String expected) implements Result {}

        /// There is no such group, or the caller never was a member of it.
        record NotFound() implements Result {}

        /// The caller is no member any more.
        record NotMember() implements Result {}

        /// The caller's role does not suffice.
        record Forbidden() implements Result {}

        /// It is unknown whether it was done, or will be: repeat it.
        record Unavailable() implements Result {}
    }
}
