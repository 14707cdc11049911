package parley.messaging.application;

import java.util.Optional;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.InboxRow;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.ReadMark;
import parley.messaging.port.in.MarkRead;
import parley.messaging.port.out.LogUnavailableException;

final class MarkReadHandler implements MarkRead {
    private final MessagingPorts ports;
    private final Participants participants;
    private final SettingsWriter settings;
    private final ReceiptCoalescer receipts;

    MarkReadHandler(
            MessagingPorts ports, Participants participants, SettingsWriter settings, ReceiptCoalescer receipts) {
        this.ports = ports;
        this.participants = participants;
        this.settings = settings;
        this.receipts = receipts;
    }

    @Override
    public void mark(Command command, Reply reply) {
        try {
            Optional<InboxRow> row = ports.inboxes().find(command.user(), command.conversation());
            if (row.isEmpty()) {
                reply.accept(new Result.NotFound());
                return;
            }
            long seq = command.seq() <= row.get().head() ? visible(command) : 0;
            if (seq < 1) {
                reply.accept(new Result.OutOfRange());
                return;
            }
            clearUnread(command, row.get());
            if (seq <= row.get().readSeq()) {
                reply.accept(new Result.Marked());
            } else {
                receipts.read(mark(command, seq, row.get()), command.device(), reply);
            }
        } catch (LogUnavailableException unavailable) {
            reply.accept(new Result.Unavailable());
        }
    }

    /// The last entry up to the mark that the user may see; 0 if there is none.
    private long visible(Command command) {
        return participants
                .find(command.conversation())
                .map(conversation -> participants.visibility(conversation, command.user()))
                .map(visibility -> visibility.previous(command.seq()))
                .orElse(0L);
    }

    private void clearUnread(Command command, InboxRow row) {
        if (row.settings().unread()) {
            settings.change(command.user(), command.device(), command.conversation(), MarkReadHandler::withoutUnread);
        }
    }

    private static ConversationSettings withoutUnread(ConversationSettings old) {
        return new ConversationSettings(old.mutedUntil(), old.archived(), old.pinned(), false, old.changedAt());
    }

    private ReadMark mark(Command command, long seq, InboxRow row) {
        return new ReadMark(command.user(), command.conversation(), seq, ordinal(command, seq, row));
    }

    private long ordinal(Command command, long seq, InboxRow row) {
        return seq == row.head()
                ? row.ordinal()
                : ports.log().read(command.conversation(), seq, seq, 1).stream()
                        .mapToLong(LogEntry::ordinal)
                        .findFirst()
                        .orElse(row.readOrdinal());
    }
}
