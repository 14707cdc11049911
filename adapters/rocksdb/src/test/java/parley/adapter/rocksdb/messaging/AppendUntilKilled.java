package parley.adapter.rocksdb.messaging;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import parley.kernel.ConversationId;
import parley.messaging.Messages;
import parley.messaging.domain.CursorMark;
import parley.messaging.domain.LogEntry;
import parley.messaging.domain.Watermark;

/// Appends to many conversations from where their logs end, moves a cursor and a watermark after each append,
/// and says on standard output what was acknowledged, until it is killed. Run by [KillIT] in a process of its
/// own.
final class AppendUntilKilled {
    static final int CONVERSATIONS = 40;
    private static final int LARGEST_APPEND = 3;

    private AppendUntilKilled() {}

    static ConversationId conversation(int number) {
        return new ConversationId(new UUID(77L * number, number));
    }

    public static void main(String[] arguments) {
        StoreFixture fixture = StoreFixture.open(Path.of(arguments[0]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        for (int number = 0; number < CONVERSATIONS; number++) {
            int mine = number;
            Thread.ofVirtual().start(() -> appendForEver(fixture.messaging(), mine, out));
        }
    }

    private static void appendForEver(RocksDbMessaging messaging, int number, PrintStream out) {
        ConversationId conversation = conversation(number);
        List<LogEntry> tail = messaging.log().tail(conversation, 1);
        long first = tail.isEmpty() ? 1 : tail.getLast().seq() + 1;
        while (true) {
            long last = first + (first + number) % LARGEST_APPEND;
            List<LogEntry> entries = new ArrayList<>();
            for (long seq = first; seq <= last; seq++) {
                entries.add(Messages.entry(conversation, seq));
            }
            messaging.log().append(Messages.append(conversation, entries));
            out.println("entry " + number + " " + last);
            messaging.cursors().advance(List.of(new CursorMark(Messages.BOB, Messages.BOBS_PHONE, conversation, last)));
            messaging.receipts().advance(List.of(new Watermark(conversation, Messages.BOB, last, 0)));
            out.println("cursor " + number + " " + last);
            first = last + 1;
        }
    }
}
