package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.kernel.ConversationId;
import parley.messaging.domain.Conversation;
import parley.messaging.domain.Errand;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.domain.Outcome;
import parley.messaging.domain.Recipient;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.out.Ownership;
import parley.messaging.port.out.Peers;

/// Does errands, if this instance owns their conversation: for other instances, and for this one where there are
/// others.
final class Errands {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    /// Whoever asks knows the stream that carried a message, and tells it.
    private static final SendMessage.Carrier NONE = new SendMessage.Carrier.Request();

    private final Sequencers sequencers;
    private final Doorman doorman;
    private final SentCids sentCids;
    private final Ownership ownership;
    private final Executor workers;

    Errands(Sequencers sequencers, Doorman doorman, SentCids sentCids, MessagingPorts ports) {
        this.sequencers = sequencers;
        this.doorman = doorman;
        this.sentCids = sentCids;
        this.ownership = ports.ownership();
        this.workers = ports.workers();
    }

    /// Takes all of them, in this order, or none. Does not block.
    ///
    /// @param errands of one conversation
    void take(ConversationId conversation, List<Errand> errands, Peers.Answers answers) {
        Optional<ErrandAnswer> refusal = refusal(conversation);
        try {
            if (refusal.isPresent()) {
                answerAll(errands, answers, refusal.get());
            } else {
                // What follows may read stores.
                workers.execute(() -> perform(conversation, errands, answers));
            }
        } catch (RejectedExecutionException closing) {
            answerAll(errands, answers, new ErrandAnswer.Lost());
        }
    }

    /// Why nothing is taken: this instance does not own the conversation.
    private Optional<ErrandAnswer> refusal(ConversationId conversation) {
        return switch (ownership.of(conversation)) {
            case Ownership.Answer.Mine mine -> Optional.empty();
            case Ownership.Answer.Elsewhere elsewhere -> Optional.of(new ErrandAnswer.NotOwner(elsewhere.owner()));
            case Ownership.Answer.Nobody nobody -> Optional.of(new ErrandAnswer.NoOwner());
        };
    }

    private void perform(ConversationId conversation, List<Errand> errands, Peers.Answers answers) {
        List<PendingSend> sends = new ArrayList<>(errands.size());
        List<Integer> numbers = new ArrayList<>(errands.size());
        for (int index = 0; index < errands.size(); index++) {
            Consumer<ErrandAnswer> answer = answer(answers, index);
            try {
                Optional<PendingSend> send = begin(errands.get(index), answer);
                if (send.isPresent()) {
                    sends.add(send.get());
                    numbers.add(index);
                }
            } catch (RuntimeException fault) {
                fault(conversation, fault);
                answer.accept(done(new Outcome.Refused(Outcome.Refusal.UNAVAILABLE)));
            }
        }
        if (!sends.isEmpty() && !submit(conversation, sends)) {
            numbers.forEach(index -> answers.accept(index, new ErrandAnswer.NoOwner()));
        }
    }

    /// Begins whatever is no send.
    ///
    /// @return a send that is to be queued
    private Optional<PendingSend> begin(Errand errand, Consumer<ErrandAnswer> answer) {
        switch (errand) {
            case Errand.Send send -> {
                return pending(send, answer);
            }
            case Errand.Change change -> submit(change, answer);
            case Errand.Inquiry inquiry -> answer.accept(done(look(inquiry)));
        }
        return Optional.empty();
    }

    private static void fault(ConversationId conversation, RuntimeException fault) {
        LOG.atError()
                .addKeyValue("code", "errand_fault")
                .addKeyValue("conversation", conversation)
                .setCause(fault)
                .log("a send to a conversation of this instance failed unexpectedly; it was answered unavailable");
    }

    private boolean submit(ConversationId conversation, List<PendingSend> sends) {
        try {
            return sequencers.submit(conversation, sends);
        } catch (RejectedExecutionException closing) {
            return false;
        }
    }

    /// The send as its sequencer takes it; empty if it has its answer.
    private Optional<PendingSend> pending(Errand.Send send, Consumer<ErrandAnswer> answer) {
        SendMessage.Command command =
                new SendMessage.Command(send.sender(), send.device(), NONE, send.to(), send.cid(), send.content());
        Optional<SendMessage.Result> refusal = doorman.refusal(command);
        if (refusal.isPresent()) {
            answer.accept(done(Outcomes.of(refusal.get())));
            return Optional.empty();
        }
        return Optional.of(new PendingSend(command, absent(send), new Waiter() {
            @Override
            public void accept(SendMessage.Result result) {
                answer.accept(done(Outcomes.of(result)));
            }

            @Override
            public void moved() {
                answer.accept(elsewhere(send.conversation()));
            }
        }));
    }

    private static @Nullable Conversation absent(Errand.Send send) {
        return switch (send.to()) {
            case Recipient.ToUser to -> Doorman.pair(send.sender(), to);
            case Recipient.ToConversation to -> null;
        };
    }

    private void submit(Errand.Change change, Consumer<ErrandAnswer> answer) {
        RecordChange.Command command = new RecordChange.Command(
                change.conversation(),
                change.actor(),
                change.device(),
                change.change(),
                change.content(),
                change.joining(),
                change.leaving(),
                change.creates());
        try {
            sequencers.submit(new PendingChange(command, new PendingChange.Waiter() {
                @Override
                public void accept(RecordChange.Result result) {
                    answer.accept(done(Outcomes.of(result)));
                }

                @Override
                public void moved() {
                    answer.accept(elsewhere(change.conversation()));
                }
            }));
        } catch (RejectedExecutionException closing) {
            answer.accept(new ErrandAnswer.Lost());
        }
    }

    private Outcome look(Errand.Inquiry inquiry) {
        return Outcomes.of(sentCids.find(new FindSent.Query(inquiry.sender(), inquiry.to(), inquiry.cid())));
    }

    /// Who is to be asked instead. This very instance, if it has become the owner anew.
    private ErrandAnswer elsewhere(ConversationId conversation) {
        return refusal(conversation).orElseGet(ErrandAnswer.NoOwner::new);
    }

    private static ErrandAnswer done(Outcome outcome) {
        return new ErrandAnswer.Done(outcome);
    }

    private static Consumer<ErrandAnswer> answer(Peers.Answers answers, int index) {
        return answer -> answers.accept(index, answer);
    }

    private static void answerAll(List<Errand> errands, Peers.Answers answers, ErrandAnswer answer) {
        for (int index = 0; index < errands.size(); index++) {
            answers.accept(index, answer);
        }
    }
}
