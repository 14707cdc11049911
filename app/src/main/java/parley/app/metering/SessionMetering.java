package parley.app.metering;

import io.helidon.metrics.api.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import parley.adapter.websocket.frame.ByeReason;
import parley.adapter.websocket.session.SessionMeters;
import parley.adapter.websocket.session.SessionMeters.Count;
import parley.adapter.wire.ErrorCode;

/// Exports what sessions count.
public final class SessionMetering {
    private SessionMetering() {}

    /// Counters for a session engine, exported.
    public static SessionMeters create(Meters meters) {
        Timer acks = meters.timer(
                "parley_send_seconds", "Sends in frames, from the frame having been read to its reply being queued");
        SessionMeters counts = new SessionMeters(nanos -> acks.record(nanos, TimeUnit.NANOSECONDS));
        for (Count count : Count.values()) {
            String name = "parley_" + count.name().toLowerCase(Locale.ROOT);
            meters.counter(name, description(count), () -> counts.value(count));
        }
        for (ErrorCode code : ErrorCode.values()) {
            meters.counter(
                    "parley_frames_refused", "Errors sent to clients", () -> counts.refused(code), "code", code.word());
        }
        for (ByeReason reason : ByeReason.values()) {
            String word = reason.name().toLowerCase(Locale.ROOT);
            meters.counter(
                    "parley_sessions_ended",
                    "Sessions that the server ended",
                    () -> counts.ended(reason),
                    "reason",
                    word);
        }
        return counts;
    }

    /// Exports how many sessions a transport has.
    public static void export(Meters meters, String transport, LongSupplier sessions) {
        meters.gauge("parley_sessions", "Sessions that are open", sessions, "transport", transport);
    }

    private static String description(Count count) {
        return switch (count) {
            case SESSIONS_OPENED -> "Sessions begun, authenticated or not";
            case SESSIONS_CLOSED -> "Sessions over, for whatever reason";
            case FRAMES_IN -> "Frames of clients";
            case BYTES_IN -> "Bytes of their JSON";
            case FRAMES_OUT -> "Frames given out to clients";
            case BYTES_OUT -> "Bytes written to them";
            case WRITES -> "Writes to their sockets, and batches given out over HTTP";
            case SENDS -> "Sends in frames that were handed over to be stored";
            case ACKS -> "Of these, acknowledged";
            case QUEUE_OVERFLOWS -> "Sessions whose outbound queue overflowed or whose write was stuck";
            case EPHEMERAL_SHED ->
                "Frames about typing and presence left out or put off for clients that do not keep up";
            case UPGRADES_REFUSED -> "WebSocket upgrades and sessions over HTTP refused";
        };
    }
}
