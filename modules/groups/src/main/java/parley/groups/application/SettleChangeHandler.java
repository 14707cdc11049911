package parley.groups.application;

import java.util.Optional;
import parley.groups.domain.PendingChange;
import parley.groups.port.in.SettleChange;
import parley.groups.port.out.PendingChanges;

final class SettleChangeHandler implements SettleChange {
    private final PendingChanges changes;
    private final Memory memory;

    SettleChangeHandler(PendingChanges changes, Memory memory) {
        this.changes = changes;
        this.memory = memory;
    }

    @Override
    public void settle(Command command) {
        Optional<PendingChange> pending = changes.find(command.group(), command.change());
        if (pending.isEmpty()) {
            memory.forget(command.group());
            return;
        }
        try {
            changes.settle(command.group(), command.change(), command.seq());
        } finally {
            memory.forget(pending.get());
        }
    }
}
