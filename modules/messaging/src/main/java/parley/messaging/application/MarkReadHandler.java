package parley.messaging.application;

import java.util.Optional;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.ReadMark;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.out.LogUnavailableException;

final class MarkReadHandler implements MarkRead {
    private final MessagingPorts ports;
    private final ReceiptCoalescer receipts;

    MarkReadHandler(MessagingPorts ports, ReceiptCoalescer receipts) {
        this.ports = ports;
        this.receipts = receipts;
    }

    @Override
    public void mark(Command command, Reply reply) {
        try {
            Optional<InboxRow> row = ports.inboxes().find(command.user(), command.conversation());
            if (row.isEmpty()) {
                reply.accept(new Result.NotFound());
            } else if (command.seq() < 1 || command.seq() > row.get().head()) {
                reply.accept(new Result.OutOfRange());
            } else if (command.seq() <= row.get().readSeq()) {
                reply.accept(new Result.Marked());
            } else {
                receipts.read(mark(command, row.get()), command.device(), reply);
            }
        } catch (LogUnavailableException unavailable) {
            reply.accept(new Result.Unavailable());
        }
    }

    private ReadMark mark(Command command, InboxRow row) {
        return new ReadMark(command.user(), command.conversation(), command.seq(), ordinal(command, row));
    }

    private long ordinal(Command command, InboxRow row) {
        return command.seq() == row.head()
                ? row.ordinal()
                : ports.log().read(command.conversation(), command.seq(), command.seq(), 1).stream()
                        .mapToLong(LogEntry::ordinal)
                        .findFirst()
                        .orElse(row.readOrdinal());
    }
}
