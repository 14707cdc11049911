package parley.messaging.application;

import static parley.messaging.Messages.PHONE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.Messages;
import parley.messaging.domain.Content;
import parley.messaging.domain.FanOutJob;
import parley.messaging.domain.Recipient;
import parley.messaging.domain.Visibility;
import parley.messaging.port.in.AdvanceInboxes;
import parley.messaging.port.in.RecordChange;

/// A group as its owner of memberships drives it: one change at a time, repeated until it is known to be recorded.
final class TestGroup {
    static final ConversationId ID = new ConversationId(new UUID(500, 500));
    private static final Content CHANGE = Messages.text("a change");
    private static final long CHANGE_CIDS = 1_000_000;

    private final Fixture fixture;
    private long nextChange = CHANGE_CIDS;
    private RecordChange.@Nullable Command pending;

    TestGroup(Fixture fixture) {
        this.fixture = fixture;
    }

    static TestGroup of(Fixture fixture, UserId... members) {
        TestGroup group = new TestGroup(fixture);
        group.change(members[0], List.of(members), List.of());
        return group;
    }

    static Recipient recipient() {
        return new Recipient.ToConversation(ID);
    }

    RecordChange.Result change(UserId actor, List<UserId> joining, List<UserId> leaving) {
        begin(actor, joining, leaving);
        return complete();
    }

    /// The first step only, as if the process died after it.
    void begin(UserId actor, List<UserId> joining, List<UserId> leaving) {
        boolean creates = nextChange == CHANGE_CIDS;
        Cid change = Messages.cid(Fixture.NOW, nextChange++);
        fixture.members.begin(ID, change, joining, leaving);
        pending = new RecordChange.Command(ID, actor, PHONE, change, CHANGE, joining, leaving, creates);
    }

    boolean isPending() {
        return pending != null;
    }

    /// Records what is pending; it stays pending while the outcome is unknown.
    RecordChange.Result complete() {
        RecordChange.Command change = pending;
        if (change == null) {
            throw new IllegalStateException("nothing is pending");
        }
        RecordChange.Result result = fixture.record(change);
        if (result instanceof RecordChange.Result.Recorded) {
            pending = null;
        }
        return result;
    }

    void leave(UserId user) {
        change(user, List.of(), List.of(user));
    }

    void join(UserId user) {
        change(user, List.of(user), List.of());
    }

    Set<UserId> users() {
        return Set.copyOf(fixture.members.find(ID).orElseThrow().users());
    }

    Visibility visibility(UserId user) {
        return fixture.members.visibility(ID, user);
    }

    /// Does the queued work as the consumer of the queue does.
    ///
    /// @param candidates everybody who ever was a member
    void expand(List<UserId> candidates) {
        for (FanOutJob job : fixture.queue.take()) {
            expand(job, candidates);
        }
    }

    void expand(FanOutJob job, List<UserId> candidates) {
        List<UserId> users = new ArrayList<>();
        for (UserId user : candidates) {
            if (visibility(user).contains(job.first()) && visibility(user).contains(job.last())) {
                users.add(user);
            }
        }
        AdvanceInboxes.Result result =
                fixture.messaging.advanceInboxes().advance(new AdvanceInboxes.Command(List.of(job), users));
        if (!(result instanceof AdvanceInboxes.Result.Advanced)) {
            throw new AssertionError("expanding " + job + ": " + result);
        }
    }
}
