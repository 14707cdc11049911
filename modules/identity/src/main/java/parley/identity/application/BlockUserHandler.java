package parley.identity.application;

import java.time.Clock;
import parley.events.BlockChanged;
import parley.events.EventPublisher;
import parley.identity.port.in.BlockUser;
import parley.identity.port.out.Blocks;
import parley.identity.port.out.RelationAddition;

final class BlockUserHandler implements BlockUser {
    private final Blocks blocks;
    private final CorrespondentCache correspondents;
    private final EventPublisher events;
    private final int limit;
    private final Clock clock;

    BlockUserHandler(Blocks blocks, CorrespondentCache correspondents, EventPublisher events, int limit, Clock clock) {
        this.blocks = blocks;
        this.correspondents = correspondents;
        this.events = events;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public Result block(Command command) {
        if (command.user().equals(command.other())) {
            return new Result.Oneself();
        }
        RelationAddition addition;
        try {
            addition = blocks.add(command.user(), command.other(), clock.millis(), limit);
        } finally {
            correspondents.invalidate(command.user());
        }
        return switch (addition) {
            case UNKNOWN_USER -> new Result.NotFound();
            case LIMIT_REACHED -> new Result.TooMany(limit);
            case ADDED -> {
                events.publish(new BlockChanged(command.user(), command.other(), true));
                yield new Result.Blocked();
            }
        };
    }
}
