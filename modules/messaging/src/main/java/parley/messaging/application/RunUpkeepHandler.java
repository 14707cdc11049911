package parley.messaging.application;

import java.time.Clock;
import parley.messaging.port.in.RunUpkeep;

/// Confined to the one thread that drives it.
final class RunUpkeepHandler implements RunUpkeep {
    private final MessagingConfig config;
    private final Clock clock;
    private final Lanes lanes;
    private final Sequencers sequencers;
    private final FanOutRelay relay;
    private final Streams streams;
    private final ReceiptCoalescer receipts;
    private final CursorFlush cursors;
    private long receiptsDue;
    private long queuedReceiptsDue;
    private long cursorsDue;

    RunUpkeepHandler(
            MessagingConfig config,
            Clock clock,
            Lanes lanes,
            Sequencers sequencers,
            FanOutRelay relay,
            Streams streams,
            ReceiptCoalescer receipts,
            CursorFlush cursors) {
        this.config = config;
        this.clock = clock;
        this.lanes = lanes;
        this.sequencers = sequencers;
        this.relay = relay;
        this.streams = streams;
        this.receipts = receipts;
        this.cursors = cursors;
    }

    @Override
    public void run() {
        long now = clock.millis();
        lanes.upkeep(now);
        if (now >= receiptsDue) {
            receiptsDue = now + config.receiptInterval().toMillis();
            boolean everything = now >= queuedReceiptsDue;
            if (everything) {
                queuedReceiptsDue =
                        now + config.groupReceipts().queuedInterval().toMillis();
            }
            receipts.flush(everything);
        }
        if (now >= cursorsDue) {
            cursorsDue = now + config.cursorInterval().toMillis();
            sequencers.retryDoubtful();
            sequencers.closeLost();
            relay.retry();
            streams.all().forEach(stream -> stream.upkeep(now));
            cursors.storeAll();
        }
    }
}
