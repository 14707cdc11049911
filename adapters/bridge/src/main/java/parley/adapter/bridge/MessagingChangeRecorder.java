package parley.adapter.bridge;

import parley.groups.domain.PendingChange;
import parley.groups.port.out.ChangeRecorder;
import parley.messaging.domain.Content;
import parley.messaging.port.in.RecordChange;

/// Groups has messaging record changes as entries of the group's conversation.
public final class MessagingChangeRecorder implements ChangeRecorder {
    private final RecordChange recordChange;

    public MessagingChangeRecorder(RecordChange recordChange) {
        this.recordChange = recordChange;
    }

    @Override
    public Outcome record(PendingChange change) {
        RecordChange.Command command = new RecordChange.Command(
                change.group(),
                change.actor(),
                change.device(),
                change.id(),
                Content.of(SystemContent.json(change)),
                change.joining(),
                change.leaving(),
                change.creates());
        return switch (recordChange.record(command)) {
            case RecordChange.Result.Recorded ignored -> Outcome.RECORDED;
            case RecordChange.Result.NotFound ignored -> Outcome.REFUSED;
            case RecordChange.Result.Failed ignored -> Outcome.REFUSED;
            case RecordChange.Result.Unavailable ignored -> Outcome.UNKNOWN;
        };
    }
}
