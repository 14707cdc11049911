package parley.app.config;

import java.util.List;
import parley.adapter.wire.WireLimits;

/// Reads [WireLimits].
final class LimitsSection implements Section<WireLimits> {
    static final Key<Integer> CONTENT_BYTES = new Key<>(
            "limits.content-bytes", "64KiB", Form.SMALL_SIZE, "Largest content of a message, in bytes of UTF-8.");
    private static final Key<Integer> BATCH_FRAMES = new Key<>(
            "limits.batch-frames",
            "100",
            Form.number(1, Integer.MAX_VALUE),
            "Most frames that a client may put into one batch.");
    private static final Key<Integer> FRAME_BYTES = new Key<>(
            "limits.frame-bytes",
            "256KiB",
            Form.SMALL_SIZE,
            "Largest WebSocket frame and largest REST body; at least limits.content-bytes.");
    private static final Key<Integer> DEPTH = new Key<>(
            "limits.depth", "32", Form.number(1, 1_000), "Deepest nesting of JSON that is accepted, at least 4.");

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(CONTENT_BYTES, BATCH_FRAMES, FRAME_BYTES, DEPTH);
    }

    @Override
    public WireLimits read(Values values) {
        return new WireLimits(
                values.get(CONTENT_BYTES), values.get(BATCH_FRAMES), values.get(FRAME_BYTES), values.get(DEPTH));
    }
}
