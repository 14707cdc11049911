package parley.bench.check;

/// What became of the messages of a run.
///
/// @param sent handed to the server, each once
/// @param acked acknowledged by the server
/// @param refused answered with a code that means "not stored"
/// @param received read by their recipient, repetitions not counted
/// @param lost acknowledged or of unknown outcome, and not received by the end
/// @param duplicates received or acknowledged again
/// @param disorder received out of order, at another place in the conversation than acknowledged, by the wrong device,
///     with another content than was sent, or gaps between positions that no lost message explains
public record Verdict(long sent, long acked, long refused, long received, long lost, long duplicates, long disorder) {

    public static final Verdict NOTHING = new Verdict(0, 0, 0, 0, 0, 0, 0);

    public Verdict plus(Verdict other) {
        return new Verdict(
                sent + other.sent,
                acked + other.acked,
                refused + other.refused,
                received + other.received,
                lost + other.lost,
                duplicates + other.duplicates,
                disorder + other.disorder);
    }

    /// Nothing lost, doubled or out of order.
    public boolean clean() {
        return lost == 0 && duplicates == 0 && disorder == 0;
    }
}
