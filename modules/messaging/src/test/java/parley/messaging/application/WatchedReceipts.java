package parley.messaging.application;

import java.util.List;
import parley.kernel.ConversationId;
import parley.messaging.domain.Watermark;
import parley.messaging.inmemory.InMemoryReceipts;
import parley.messaging.port.out.LogUnavailableException;
import parley.messaging.port.out.Receipts;

/// Receipts that count their writes, let something else happen just before they are stored, and fail when told to.
final class WatchedReceipts implements Receipts {
    private final Receipts receipts = new InMemoryReceipts();
    private Runnable before = () -> {};
    int writes;
    boolean down;

    void beforeNextAdvance(Runnable action) {
        before = action;
    }

    @Override
    public List<Watermark> list(ConversationId conversation) {
        requireUp();
        return receipts.list(conversation);
    }

    @Override
    public void advance(List<Watermark> watermarks) {
        Runnable action = before;
        before = () -> {};
        action.run();
        requireUp();
        writes++;
        receipts.advance(watermarks);
    }

    private void requireUp() {
        if (down) {
            throw new LogUnavailableException("receipts are down", new IllegalStateException("down"));
        }
    }
}
