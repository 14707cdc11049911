package parley.adapter.rest.messaging;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import parley.adapter.rest.JsonText;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.ReadHistory;

/// A page of history. What the caller will never get, because its content is gone or it lies in a hole of the caller's
/// membership, becomes one `skip` per run, so that the seqs of a page follow each other without a gap.
final class HistoryJson {
    private final JsonGenerator out;
    private final ReadHistory.Result.Found found;
    /// The seq that comes next, and where the run to skip before it starts.
    private long next;

    private long skipFrom;

    private HistoryJson(JsonGenerator out, ReadHistory.Result.Found found, long first) {
        this.out = out;
        this.found = found;
        this.next = first;
        this.skipFrom = first;
    }

    /// @param range what was asked for
    static JsonText of(ReadHistory.Range range, ReadHistory.Result.Found found) {
        long first = found.entries().isEmpty() ? 1 : found.entries().getFirst().seq();
        return JsonText.object(out -> {
            out.writeArrayFieldStart("items");
            switch (range) {
                case ReadHistory.Range.Latest latest -> new HistoryJson(out, found, first).itemsUpTo(found.head());
                case ReadHistory.Range.Before(long seq) ->
                    new HistoryJson(out, found, first).itemsUpTo(Math.min(found.head(), seq - 1));
                case ReadHistory.Range.After(long seq) -> new HistoryJson(out, found, seq + 1).items();
            }
            out.writeEndArray();
            out.writeNumberField("head", found.head());
        });
    }

    /// The entries and what lies between them and `last`.
    private void itemsUpTo(long last) throws IOException {
        walk();
        pass(last + 1);
        endSkip();
    }

    private void items() throws IOException {
        walk();
        endSkip();
    }

    private void walk() throws IOException {
        for (LogEntry entry : found.entries()) {
            pass(entry.seq());
            if (!entry.content().erased()) {
                endSkip();
                MessagingJson.message(out, entry);
                skipFrom = entry.seq() + 1;
            }
            next = entry.seq() + 1;
        }
    }

    /// Goes over a hole up to `seq`.
    ///
    /// @throws IllegalStateException if an entry that the caller may see is missing
    private void pass(long seq) {
        if (seq > next && found.visibility().next(next) < seq) {
            throw new IllegalStateException("entry " + found.visibility().next(next) + " is missing from its page");
        }
        next = Math.max(next, seq);
    }

    private void endSkip() throws IOException {
        if (next > skipFrom) {
            out.writeStartObject();
            out.writeObjectFieldStart("skip");
            out.writeNumberField("from", skipFrom);
            out.writeNumberField("to", next - 1);
            out.writeEndObject();
            out.writeEndObject();
        }
    }
}
