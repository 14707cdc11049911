package parley.groups.application;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import parley.groups.domain.Change;
import parley.groups.domain.Group;
import parley.groups.domain.GroupState;
import parley.groups.domain.GroupView;
import parley.groups.domain.Member;
import parley.groups.domain.Standing;
import parley.groups.port.in.CreateGroup;
import parley.kernel.ConversationId;
import parley.kernel.IdGenerator;
import parley.kernel.UserId;

final class CreateGroupHandler implements CreateGroup {
    private static final long VERSION_MASK = ~0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final GroupChanges changes;
    private final Introductions introductions;
    private final int limit;
    private final Clock clock;
    private final IdGenerator ids;

    CreateGroupHandler(
            GroupChanges changes, Introductions introductions, GroupsConfig config, Clock clock, IdGenerator ids) {
        this.changes = changes;
        this.introductions = introductions;
        this.limit = config.members();
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Result create(Command command) {
        Set<UserId> members = new LinkedHashSet<>();
        members.add(command.creator());
        members.addAll(command.members());
        ConversationId id = id(command);
        return changes.make(
                id,
                new Result.Unavailable(),
                state -> state.map(present -> again(command, members, present))
                        .orElseGet(() -> first(command, id, members)));
    }

    /// What became of the members since does not matter to who only repeats a creation.
    private static Step<Result> again(Command command, Set<UserId> members, GroupState state) {
        Optional<Member> creator = state.member(command.creator());
        if (creator.isEmpty()) {
            return new Step.Answer<>(new Result.NotMember());
        }
        if (isAsCreated(state.group()) && !isOf(command, members, state)) {
            return new Step.Answer<>(new Result.OtherContent());
        }
        return new Step.Answer<>(new Result.Created(
                new GroupView(state.group(), Standing.of(creator.get().role()))));
    }

    private static boolean isAsCreated(Group group) {
        return group.version() == 1;
    }

    private static boolean isOf(Command command, Set<UserId> members, GroupState state) {
        return state.group().profile().equals(command.profile())
                && state.group().settings().equals(command.settings())
                && state.members().stream()
                        .map(Member::user)
                        .collect(Collectors.toSet())
                        .equals(members);
    }

    private Step<Result> first(Command command, ConversationId id, Set<UserId> members) {
        if (members.size() > limit) {
            return new Step.Answer<>(new Result.Full(limit));
        }
        Introductions.Introduced introduced = introductions.of(
                command.creator(),
                members.stream().filter(user -> !user.equals(command.creator())).toList());
        if (!introduced.isKnown()) {
            return new Step.Answer<>(new Result.Unavailable());
        }
        if (!introduced.refused().isEmpty()) {
            return new Step.Answer<>(new Result.Refused(introduced.refused()));
        }
        return new Step.Create<>(
                command.creator(),
                command.device(),
                new Group(id, command.profile(), command.settings(), 0, 0, clock.millis()),
                new Change.Created(command.profile().name(), List.copyOf(members)),
                group -> new Result.Created(new GroupView(group, Standing.OWNER)));
    }

    /// A creation that may be repeated names its group by what the repetition has in common with it: a
    /// version 8 UUID (RFC 9562).
    private ConversationId id(Command command) {
        if (command.key().isEmpty()) {
            return new ConversationId(ids.next());
        }
        byte[] name = (command.creator() + " " + command.key()).getBytes(StandardCharsets.UTF_8);
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(name));
        return new ConversationId(
                new UUID((hash.getLong() & VERSION_MASK) | VERSION_8, (hash.getLong() & VARIANT_MASK) | VARIANT));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
