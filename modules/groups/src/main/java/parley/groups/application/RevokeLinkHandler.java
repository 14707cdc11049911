package parley.groups.application;

import java.time.Clock;
import java.util.Optional;
import parley.groups.domain.Change;
import parley.groups.domain.Link;
import parley.groups.domain.Role;
import parley.groups.port.in.RevokeLink;
import parley.groups.port.out.Links;

final class RevokeLinkHandler implements RevokeLink {
    private static final Access.Denials<Result> DENIALS =
            new Access.Denials<>(new Result.NotFound(), new Result.NotMember());

    private final Links links;
    private final GroupChanges changes;
    private final Access access;
    private final Clock clock;

    RevokeLinkHandler(Links links, GroupChanges changes, Access access, Clock clock) {
        this.links = links;
        this.changes = changes;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Result revoke(Command command) {
        return changes.make(
                command.group(),
                new Result.Unavailable(),
                access.asMember(command.user(), DENIALS, (state, role) -> next(command, role)));
    }

    private Step<Result> next(Command command, Role role) {
        Optional<Link> link = links.list(command.group(), clock.millis()).stream()
                .filter(found -> found.id().equals(command.link()))
                .findFirst();
        boolean isOwn = link.isPresent() && link.get().creator().equals(command.user());
        if (!role.leads() && !isOwn) {
            return new Step.Answer<>(new Result.Forbidden());
        }
        if (link.isEmpty()) {
            return new Step.Answer<>(new Result.NoSuchLink());
        }
        return new Step.Make<>(
                command.user(),
                command.device(),
                new Change.LinkRevoked(command.link()),
                group -> new Result.Revoked());
    }
}
