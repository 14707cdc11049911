package parley.messaging.application;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.CursorMark;
import parley.messaging.inmemory.InMemoryCursors;
import parley.messaging.port.out.Cursors;

/// Cursors that let something else happen just before they are stored.
final class InterruptibleCursors implements Cursors {
    private final Cursors cursors = new InMemoryCursors();
    private Runnable before = () -> {};

    void beforeNextAdvance(Runnable action) {
        before = action;
    }

    @Override
    public OptionalLong find(UserId user, DeviceId device, ConversationId conversation) {
        return cursors.find(user, device, conversation);
    }

    @Override
    public Map<ConversationId, Long> all(UserId user, DeviceId device) {
        return cursors.all(user, device);
    }

    @Override
    public void advance(List<CursorMark> marks) {
        Runnable action = before;
        before = () -> {};
        action.run();
        cursors.advance(marks);
    }

    @Override
    public void forget(UserId user, DeviceId device) {
        cursors.forget(user, device);
    }
}
