package parley.terminal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import parley.client.model.UserId;
import parley.client.model.Watermark;

/// How far the others of a conversation have come. Guarded by [Chat].
final class Reach {
    private final Map<UserId, Watermark> marks = new HashMap<>();
    private int others;

    /// @param others how many there are
    Reach(int others) {
        this.others = others;
    }

    int others() {
        return others;
    }

    void others(int count) {
        others = Math.max(0, count);
    }

    /// Somebody is in the conversation no more.
    void forget(UserId user) {
        marks.remove(user);
    }

    /// Somebody's watermarks moved; never back.
    void reached(Watermark mark) {
        marks.merge(
                mark.user(),
                new Watermark(mark.user(), Math.max(mark.delivered(), mark.read()), mark.read()),
                (before, after) -> new Watermark(
                        mark.user(),
                        Math.max(before.delivered(), after.delivered()),
                        Math.max(before.read(), after.read())));
    }

    /// All of them have received everything up to here.
    long delivered() {
        return least(Watermark::delivered);
    }

    /// All of them have read everything up to here.
    long read() {
        return least(Watermark::read);
    }

    /// How many have read a message.
    long readers(long seq) {
        return marks.values().stream().filter(mark -> mark.read() >= seq).count();
    }

    private long least(ToLongFunction<Watermark> of) {
        return others == 0 || marks.size() < others
                ? 0
                : marks.values().stream().mapToLong(of).min().orElse(0);
    }
}
