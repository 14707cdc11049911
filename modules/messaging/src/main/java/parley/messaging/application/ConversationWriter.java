package parley.messaging.application;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.kernel.ConversationId;
import parley.messaging.domain.Conversation;
import parley.messaging.port.out.Append;
import parley.messaging.port.out.AppendResult;
import parley.messaging.port.out.LogRefusedException;
import parley.messaging.port.out.LogUnavailableException;

/// Writes the log of one conversation: knows where it ends, and settles an append whose outcome is unknown
/// before anything else. Belongs to the task that runs in its [Sequencer]; handing it over happens under that
/// one's lock.
final class ConversationWriter {
    private final ConversationId id;
    private final Sequencing shared;
    private @Nullable OpenConversation open;
    private volatile @Nullable Append doubt;

    ConversationWriter(ConversationId id, Sequencing shared) {
        this.id = id;
        this.shared = shared;
    }

    boolean inDoubt() {
        return doubt != null;
    }

    boolean leaseIsLost() {
        OpenConversation known = open;
        return known != null && !known.lease().fence().holds();
    }

    /// What was known under a lease that is lost does not count: it is read anew, and an append in doubt is
    /// settled by that.
    ///
    /// @param absent what the conversation is if it does not exist yet
    /// @return empty if it does not exist and `absent` is none
    /// @throws LeaseLostException if this instance does not own it
    Optional<OpenConversation> open(@Nullable Conversation absent) {
        OpenConversation known = open;
        if (known != null && known.lease().fence().holds()) {
            return Optional.of(known);
        }
        doubt = null;
        Optional<OpenConversation> opened = shared.opening().open(id, absent);
        open = opened.orElse(null);
        return opened;
    }

    /// What is known of the conversation is read anew at the next use. An append in doubt belongs to what is
    /// known now: settled on top of a later state it would overwrite what came in between.
    void forgetUnlessInDoubt() {
        if (doubt == null) {
            open = null;
        }
    }

    /// The same for a conversation of which nothing was stored.
    void forgetIfNotCreated() {
        OpenConversation known = open;
        if (known != null && !known.created()) {
            forgetUnlessInDoubt();
        }
    }

    /// An append whose outcome is unknown comes first, with the very same rows, until it is known. A refusal
    /// now says nothing about the earlier attempt, which may have been stored: its seqs are not free.
    void settleDoubt() {
        Append unsettled = doubt;
        OpenConversation conversation = open;
        if (unsettled == null || conversation == null || leaseIsLost()) {
            return;
        }
        enter(unsettled);
        try {
            AppendResult result = shared.ports().log().append(unsettled);
            requireLease(unsettled);
            doubt = null;
            if (result instanceof AppendResult.Committed) {
                unsettled.entries().forEach(conversation::advance);
                unsettled.entries().forEach(shared::settleChange);
                shared.deliver(conversation.conversation(), unsettled, Deliveries.withoutCarriers(unsettled));
            }
        } catch (LogRefusedException refused) {
            throw new LogUnavailableException("an append of " + id + " is still in doubt", refused);
        } finally {
            unsettled.fence().leave();
        }
    }

    /// Appends; on [AppendResult.Committed] the conversation has advanced, but nobody has been told yet.
    AppendResult append(OpenConversation conversation, Append append) {
        if (!conversation.created()) {
            shared.ports().conversations().create(conversation.conversation());
            conversation.markCreated();
        }
        shared.notes().appending(conversation.conversation(), append);
        AppendResult result = write(append);
        if (result instanceof AppendResult.Committed) {
            append.entries().forEach(conversation::advance);
        }
        return result;
    }

    private AppendResult write(Append append) {
        enter(append);
        try {
            AppendResult result = shared.ports().log().append(append);
            requireLease(append);
            return result;
        } catch (LogUnavailableException unknown) {
            requireLease(append);
            doubt = append;
            shared.doubtful(id);
            throw unknown;
        } finally {
            append.fence().leave();
        }
    }

    private void enter(Append append) {
        if (!append.fence().enter()) {
            loseLease();
        }
    }

    /// Without the lease nothing that is known here counts: the next owner reads the log and settles what is
    /// in doubt.
    private void requireLease(Append append) {
        if (!append.fence().holds()) {
            loseLease();
        }
    }

    private void loseLease() {
        doubt = null;
        open = null;
        throw new LeaseLostException(id);
    }
}
