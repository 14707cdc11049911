package parley.messaging.application;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import parley.kernel.ConversationId;
import parley.messaging.domain.Errand;
import parley.messaging.domain.Outcome;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.RecordChange;
import parley.messaging.port.in.SendMessage;
import parley.messaging.port.in.SendMessage.Carrier;

/// One of several instances owns the conversation, this one or another.
final class LaneRoute implements Route {
    private final Lanes lanes;
    private final Streams streams;

    LaneRoute(Lanes lanes, Streams streams) {
        this.lanes = lanes;
        this.streams = streams;
    }

    @Override
    public void send(SendMessage.Command command, SendMessage.Reply reply) {
        Errand.Send send =
                new Errand.Send(command.sender(), command.device(), command.to(), command.cid(), command.content());
        Object source = switch (command.carrier()) {
            case Carrier.Stream stream -> stream.session();
            case Carrier.Request request -> command.device();
        };
        lanes.add(new Lane.Key(source, send.conversation()), send, outcome -> {
            tell(command.carrier(), outcome);
            reply.accept(Outcomes.ofSend(outcome));
        });
    }

    /// The stream that carried a message is told before anybody acknowledges it. Not of what had been stored before,
    /// or of what nobody waits for any more: that comes as a message.
    private void tell(Carrier carrier, Outcome outcome) {
        if (carrier instanceof Carrier.Stream stream && outcome instanceof Outcome.Sent sent && !sent.duplicate()) {
            streams.find(stream.session()).ifPresent(found -> found.acknowledge(sent.conversation(), sent.seq()));
        }
    }

    @Override
    public RecordChange.Result record(RecordChange.Command command) {
        return Outcomes.ofChange(await(
                command.change(),
                new Errand.Change(
                        command.group(),
                        command.actor(),
                        command.device(),
                        command.change(),
                        command.content(),
                        command.joining(),
                        command.leaving(),
                        command.creates())));
    }

    @Override
    public FindSent.Result find(FindSent.Query query) {
        return Outcomes.ofInquiry(await(new Object(), new Errand.Inquiry(query.sender(), query.to(), query.cid())));
    }

    private Outcome await(Object source, Errand errand) {
        CompletableFuture<Outcome> result = new CompletableFuture<>();
        ConversationId conversation = errand.conversation();
        lanes.add(new Lane.Key(source, conversation), errand, result::complete);
        // The lanes give up earlier, unless nobody drives them any more.
        return result.completeOnTimeout(
                        new Outcome.Refused(Outcome.Refusal.UNAVAILABLE),
                        2 * lanes.config().patience().toMillis(),
                        TimeUnit.MILLISECONDS)
                .join();
    }
}
