package parley.groups.application;

import java.time.Clock;
import java.time.Duration;
import parley.groups.domain.Change;
import parley.groups.domain.GroupState;
import parley.groups.domain.Link;
import parley.groups.domain.LinkId;
import parley.groups.domain.LinkToken;
import parley.groups.domain.Role;
import parley.groups.domain.TokenHash;
import parley.groups.port.in.CreateLink;
import parley.groups.port.out.LinkTokens;
import parley.groups.port.out.Links;
import parley.kernel.IdGenerator;

final class CreateLinkHandler implements CreateLink {
    private static final Access.Denials<Result> DENIALS =
            new Access.Denials<>(new Result.NotFound(), new Result.NotMember());
    private static final int MAX_USES = 10_000;
    private static final Duration MIN_LIFE = Duration.ofSeconds(1);
    private static final Duration MAX_LIFE = Duration.ofDays(365);

    private final Links links;
    private final LinkTokens tokens;
    private final GroupChanges changes;
    private final Access access;
    private final int limit;
    private final Clock clock;
    private final IdGenerator ids;

    CreateLinkHandler(
            GroupChanges changes, Access access, GroupsPorts ports, GroupsConfig config, Clock clock, IdGenerator ids) {
        this.links = ports.stores().links();
        this.tokens = ports.tokens();
        this.changes = changes;
        this.access = access;
        this.limit = config.links();
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Result create(Command command) {
        if (command.uses() < 1 || command.uses() > MAX_USES) {
            return new Result.Invalid("uses", "1 to " + MAX_USES);
        }
        if (command.life().compareTo(MIN_LIFE) < 0 || command.life().compareTo(MAX_LIFE) > 0) {
            return new Result.Invalid("life", MIN_LIFE.toSeconds() + " second to " + MAX_LIFE.toDays() + " days");
        }
        return changes.make(
                command.group(),
                new Result.Unavailable(),
                access.asMember(command.user(), DENIALS, (state, role) -> next(command, state, role)));
    }

    private Step<Result> next(Command command, GroupState state, Role role) {
        if (!state.group().settings().invite().allows(role)) {
            return new Step.Answer<>(new Result.Forbidden());
        }
        long now = clock.millis();
        if (links.list(command.group(), now).size() >= limit) {
            return new Step.Answer<>(new Result.LimitReached(limit));
        }
        LinkToken token = tokens.next();
        Link link = new Link(
                new LinkId(ids.next()),
                command.group(),
                TokenHash.of(token),
                command.user(),
                command.uses(),
                now,
                now + command.life().toMillis());
        return new Step.Make<>(
                command.user(),
                command.device(),
                new Change.LinkCreated(link),
                group -> new Result.Created(link, token));
    }
}
