package parley.client.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import parley.client.wire.ServerFrame;

/// Frames that wait to leave, and how many of them make one message. Not safe for concurrent use.
final class OutgoingFrames {
    private static final int MAX_QUEUED = 4_096;

    private final ArrayDeque<String> queue = new ArrayDeque<>();
    private int maxBatch = ServerFrame.Limits.DEFAULTS.batch();
    private int maxBytes = ServerFrame.Limits.DEFAULTS.frame();

    void limits(int batch, int bytes) {
        maxBatch = batch;
        maxBytes = bytes;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /// @return false if there are too many
    boolean add(String frame) {
        return queue.size() < MAX_QUEUED && queue.add(frame);
    }

    /// Takes the next message out: one frame, or an array of them. There has to be one.
    String message() {
        String first = queue.remove();
        long bytes = bytes(first) + 2L;
        if (queue.isEmpty() || bytes + bytes(queue.element()) >= maxBytes || maxBatch == 1) {
            return first;
        }
        StringBuilder batch = new StringBuilder("[").append(first);
        for (int frames = 1; frames < maxBatch && !queue.isEmpty(); frames++) {
            bytes += bytes(queue.element()) + 1L;
            if (bytes > maxBytes) {
                break;
            }
            batch.append(',').append(queue.remove());
        }
        return batch.append(']').toString();
    }

    private static int bytes(String frame) {
        return frame.getBytes(StandardCharsets.UTF_8).length;
    }
}
