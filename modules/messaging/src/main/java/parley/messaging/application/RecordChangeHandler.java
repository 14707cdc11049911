package parley.messaging.application;

import java.util.concurrent.RejectedExecutionException;
import parley.messaging.port.in.RecordChange;

final class RecordChangeHandler implements RecordChange {
    private final Sequencers sequencers;

    RecordChangeHandler(Sequencers sequencers) {
        this.sequencers = sequencers;
    }

    @Override
    public Result record(Command command) {
        PendingChange change = new PendingChange(command);
        try {
            sequencers.submit(change);
        } catch (RejectedExecutionException closing) {
            return new Result.Unavailable();
        }
        return change.await();
    }
}
