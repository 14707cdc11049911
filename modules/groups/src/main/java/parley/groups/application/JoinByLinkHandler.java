package parley.groups.application;

import java.time.Clock;
import java.util.Optional;
import parley.groups.domain.Change;
import parley.groups.domain.GroupState;
import parley.groups.domain.GroupView;
import parley.groups.domain.GroupsUnavailableException;
import parley.groups.domain.JoinRequest;
import parley.groups.domain.Link;
import parley.groups.domain.LinkToken;
import parley.groups.domain.Member;
import parley.groups.domain.Standing;
import parley.groups.domain.TokenHash;
import parley.groups.port.in.JoinByLink;
import parley.groups.port.out.GroupStores;

final class JoinByLinkHandler implements JoinByLink {
    private final GroupStores stores;
    private final GroupChanges changes;
    private final GroupsConfig config;
    private final Clock clock;

    JoinByLinkHandler(GroupStores stores, GroupChanges changes, GroupsConfig config, Clock clock) {
        this.stores = stores;
        this.changes = changes;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Result join(Command command) {
        if (!LinkToken.isToken(command.token())) {
            return new Result.NotFound();
        }
        TokenHash token = TokenHash.of(new LinkToken(command.token()));
        Optional<Link> link;
        try {
            link = stores.links().find(token);
        } catch (GroupsUnavailableException e) {
            return new Result.Unavailable();
        }
        return link.isEmpty()
                ? new Result.NotFound()
                : changes.make(
                        link.get().group(),
                        new Result.Unavailable(),
                        state -> state.isEmpty()
                                ? new Step.Answer<>(new Result.NotFound())
                                : next(command, token, state.get()));
    }

    private Step<Result> next(Command command, TokenHash token, GroupState state) {
        Optional<Member> member = state.member(command.user());
        if (member.isPresent()) {
            return new Step.Answer<>(new Result.Joined(
                    new GroupView(state.group(), Standing.of(member.get().role()))));
        }
        long now = clock.millis();
        Optional<Link> link = stores.links().find(token).filter(found -> found.isUsable(now));
        if (link.isEmpty()) {
            return new Step.Answer<>(new Result.NotFound());
        }
        if (state.group().settings().approval()) {
            return new Step.Answer<>(request(command, link.get(), now));
        }
        if (state.members().size() >= config.members()) {
            return new Step.Answer<>(new Result.Full(config.members()));
        }
        return new Step.Make<>(
                command.user(),
                command.device(),
                new Change.JoinedByLink(link.get().id()),
                group -> new Result.Joined(new GroupView(group, Standing.MEMBER)));
    }

    private Result request(Command command, Link link, long now) {
        JoinRequest request = new JoinRequest(link.group(), command.user(), command.device(), now);
        return switch (stores.requests().add(request, link.id(), config.requests())) {
            case ADDED, PRESENT -> new Result.Requested(link.group());
            case LIMIT_REACHED -> new Result.TooManyRequests(config.requests());
            case LINK_REFUSED -> new Result.NotFound();
        };
    }
}
