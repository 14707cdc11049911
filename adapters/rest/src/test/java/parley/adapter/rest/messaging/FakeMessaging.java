package parley.adapter.rest.messaging;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.kernel.Page;
import parley.kernel.SessionId;
import parley.messaging.port.in.ChangeSettings;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.FindSent;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.in.ReadHistory;
import parley.messaging.port.in.ReadMessageReceipts;
import parley.messaging.port.in.ReadReceipts;
import parley.messaging.port.in.SendMessage;

/// Messaging that answers what a test tells it to, and remembers what it was asked.
final class FakeMessaging {
    final List<Object> asked = new CopyOnWriteArrayList<>();
    volatile Optional<SendMessage.Result> sendResult = Optional.of(new SendMessage.Result.NotFound());
    volatile FindSent.Result findResult = new FindSent.Result.Missing();
    volatile ListInbox.Result inbox = new ListInbox.Result.Found(new Page<>(List.of(), ""));
    volatile ReadHistory.Result history = new ReadHistory.Result.NotFound();
    volatile ReadReceipts.Result receipts = new ReadReceipts.Result.NotFound();
    volatile ReadMessageReceipts.Result messageReceipts = new ReadMessageReceipts.Result.NotFound();
    volatile ChangeSettings.Result settings = new ChangeSettings.Result.NotFound();
    volatile Optional<MarkRead.Result> markResult = Optional.of(new MarkRead.Result.Marked());
    volatile ConfirmReceived.Result confirmResult = new ConfirmReceived.Result.Confirmed();
    volatile Optional<SessionId> session = Optional.empty();

    MessagingPorts ports() {
        return new MessagingPorts(
                (command, reply) -> {
                    asked.add(command);
                    sendResult.ifPresent(result -> Thread.ofVirtual().start(() -> reply.accept(result)));
                },
                query -> noting(query, findResult),
                query -> noting(query, inbox),
                query -> noting(query, history),
                query -> noting(query, receipts),
                query -> noting(query, messageReceipts),
                command -> noting(command, settings),
                (command, reply) -> {
                    asked.add(command);
                    markResult.ifPresent(reply::accept);
                },
                command -> noting(command, confirmResult),
                (user, device) -> session);
    }

    <T> T last(Class<T> type) {
        return type.cast(asked.getLast());
    }

    private <R> R noting(Object question, R result) {
        asked.add(question);
        return result;
    }
}
