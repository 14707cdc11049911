package parley.app.metering.messaging;

import java.util.List;
import parley.app.metering.Meters;
import parley.app.metering.PortTimers;
import parley.app.metering.PortTimers.Call;
import parley.kernel.ConversationId;
import parley.kernel.Ticker;
import parley.messaging.domain.Watermark;
import parley.messaging.port.out.Receipts;

/// Times the watermarks.
public final class TimedReceipts implements Receipts {
    private final Receipts delegate;
    private final Call list;
    private final Call advance;

    public TimedReceipts(Receipts delegate, Meters meters, Ticker ticker) {
        PortTimers timers = new PortTimers(meters, "receipts", ticker);
        this.delegate = delegate;
        this.list = timers.call("list");
        this.advance = timers.call("advance");
    }

    @Override
    public List<Watermark> list(ConversationId conversation) {
        return list.time(() -> delegate.list(conversation));
    }

    @Override
    public void advance(List<Watermark> watermarks) {
        advance.time(() -> delegate.advance(watermarks));
    }
}
