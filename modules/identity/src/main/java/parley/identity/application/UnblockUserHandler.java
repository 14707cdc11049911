package parley.identity.application;

import parley.events.BlockChanged;
import parley.events.EventPublisher;
import parley.identity.port.in.UnblockUser;
import parley.identity.port.out.Blocks;

final class UnblockUserHandler implements UnblockUser {
    private final Blocks blocks;
    private final CorrespondentCache correspondents;
    private final EventPublisher events;

    UnblockUserHandler(Blocks blocks, CorrespondentCache correspondents, EventPublisher events) {
        this.blocks = blocks;
        this.correspondents = correspondents;
        this.events = events;
    }

    @Override
    public Result unblock(Command command) {
        try {
            blocks.remove(command.user(), command.other());
        } finally {
            correspondents.invalidate(command.user());
        }
        events.publish(new BlockChanged(command.user(), command.other(), false));
        return new Result.Unblocked();
    }
}
