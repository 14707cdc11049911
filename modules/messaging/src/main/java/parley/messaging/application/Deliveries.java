package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parley.kernel.SessionId;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.Push;
import parley.messaging.port.out.Append;

/// Entries that are durable, with dedup row and heads or the job that writes the heads, on their way to devices.
final class Deliveries {
    private Deliveries() {}

    /// One entry.
    ///
    /// @param carriers the streams that get a reply instead of a push
    /// @param answer replies to everybody who waits for the entry
    record Committed(Push push, Set<SessionId> carriers, Runnable answer) {
        Committed(LogEntry entry, Set<SessionId> carriers, Runnable answer) {
            this(new Push(entry), carriers, answer);
        }
    }

    /// Entries nobody waits for any more.
    static List<Committed> withoutCarriers(Append append) {
        List<Committed> entries = new ArrayList<>(append.entries().size());
        append.entries().forEach(entry -> entries.add(new Committed(entry, Set.of(), () -> {})));
        return entries;
    }
}
