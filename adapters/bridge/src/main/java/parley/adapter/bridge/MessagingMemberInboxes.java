package parley.adapter.bridge;

import java.util.List;
import parley.groups.domain.FanOut;
import parley.groups.port.out.MemberInboxes;
import parley.kernel.UserId;
import parley.messaging.domain.FanOutJob;
import parley.messaging.port.in.AdvanceInboxes;

/// Groups has messaging advance the inboxes of the members that it found.
public final class MessagingMemberInboxes implements MemberInboxes {
    private final AdvanceInboxes advanceInboxes;

    public MessagingMemberInboxes(AdvanceInboxes advanceInboxes) {
        this.advanceInboxes = advanceInboxes;
    }

    @Override
    public boolean advance(List<FanOut> jobs, List<UserId> users) {
        List<FanOutJob> theirs =
                jobs.stream().map(MessagingMemberInboxes::translated).toList();
        return switch (advanceInboxes.advance(new AdvanceInboxes.Command(theirs, users))) {
            case AdvanceInboxes.Result.Advanced ignored -> true;
            case AdvanceInboxes.Result.Unavailable ignored -> false;
        };
    }

    private static FanOutJob translated(FanOut job) {
        return new FanOutJob(
                job.group(), job.epoch(), job.first(), job.last(), job.at(), job.ordinal(), job.lastCountable());
    }
}
