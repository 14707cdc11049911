package parley.app.metering.messaging;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.Ticker;
import parley.kernel.UserId;
import parley.messaging.domain.CursorMark;
import parley.messaging.port.out.Cursors;

/// Times the cursors of devices.
public final class TimedCursors implements Cursors {
    private final Cursors delegate;
    private final Call find;
    private final Call all;
    private final Call advance;
    private final Call forget;

    public TimedCursors(Cursors delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "cursors", ticker);
        this.delegate = delegate;
        this.find = timers.call("find");
        this.all = timers.call("all");
        this.advance = timers.call("advance");
        this.forget = timers.call("forget");
    }

    @Override
    public OptionalLong find(UserId user, DeviceId device, ConversationId conversation) {
        return find.time(() -> delegate.find(user, device, conversation));
    }

    @Override
    public Map<ConversationId, Long> all(UserId user, DeviceId device) {
        return all.time(() -> delegate.all(user, device));
    }

    @Override
    public void advance(List<CursorMark> marks) {
        advance.time(() -> delegate.advance(marks));
    }

    @Override
    public void forget(UserId user, DeviceId device) {
        forget.time(() -> delegate.forget(user, device));
    }
}
