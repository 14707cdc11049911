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
import parley.groups.domain.Change;
import parley.groups.domain.Group;
import parley.groups.domain.GroupState;
import parley.groups.domain.GroupView;
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
        if (members.size() > limit) {
            return new Result.Full(limit);
        }
        List<UserId> others =
                members.stream().filter(user -> !user.equals(command.creator())).toList();
        Introductions.Introduced introduced = introductions.of(command.creator(), others);
        if (!introduced.isKnown()) {
            return new Result.Unavailable();
        }
        if (!introduced.refused().isEmpty()) {
            return new Result.Refused(introduced.refused());
        }
        ConversationId id = id(command);
        return changes.make(id, new Result.Unavailable(), state -> next(command, id, List.copyOf(members), state));
    }

    private Step<Result> next(Command command, ConversationId id, List<UserId> members, Optional<GroupState> state) {
        if (state.isPresent()) {
            Standing standing = state.get()
                    .member(command.creator())
                    .map(member -> Standing.of(member.role()))
                    .orElse(Standing.FORMER);
            return new Step.Answer<>(
                    new Result.Created(new GroupView(state.get().group(), standing)));
        }
        return new Step.Create<>(
                command.creator(),
                command.device(),
                new Group(id, command.profile(), command.settings(), 0, 0, clock.millis()),
                new Change.Created(command.profile().name(), members),
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
