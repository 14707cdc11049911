package parley.app.metering.messaging;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import parley.app.metering.Meters;
import parley.kernel.ConversationId;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.OpenStream;
import parley.messaging.port.in.Push;
import parley.messaging.port.in.StreamOutput;

/// Counts what messaging hands to the streams of devices.
public final class CountedStreams implements OpenStream {
    private final OpenStream delegate;
    private final LongAdder messages = new LongAdder();
    private final LongAdder skips = new LongAdder();
    private final LongAdder behinds = new LongAdder();
    private final LongAdder receipts = new LongAdder();

    public CountedStreams(OpenStream delegate, Meters meters) {
        this.delegate = delegate;
        meters.counter("parley_deliveries", "Messages handed to streams of devices", messages::sum);
        meters.counter("parley_skips", "Gaps announced to devices", skips::sum);
        meters.counter("parley_behinds", "Conversations that devices were told to page", behinds::sum);
        meters.counter("parley_receipts", "Receipts and read marks handed to streams of devices", receipts::sum);
    }

    @Override
    public Result open(Command command) {
        return delegate.open(
                new Command(command.user(), command.device(), command.session(), new CountedOutput(command.output())));
    }

    private final class CountedOutput implements StreamOutput {
        private final StreamOutput output;

        CountedOutput(StreamOutput output) {
            this.output = output;
        }

        @Override
        public void message(Push push) {
            messages.increment();
            output.message(push);
        }

        @Override
        public void skip(ConversationId conversation, long from, long to) {
            skips.increment();
            output.skip(conversation, from, to);
        }

        @Override
        public void behind(ConversationId conversation, long from, long to) {
            behinds.increment();
            output.behind(conversation, from, to);
        }

        @Override
        public void synced() {
            output.synced();
        }

        @Override
        public void receipt(Watermark watermark, long at) {
            receipts.increment();
            output.receipt(watermark, at);
        }

        @Override
        public void receipts(ConversationId conversation, List<Watermark> watermarks, long at) {
            receipts.increment();
            output.receipts(conversation, watermarks, at);
        }

        @Override
        public void settings(ConversationId conversation, ConversationSettings settings) {
            output.settings(conversation, settings);
        }

        @Override
        public void read(ConversationId conversation, long seq) {
            receipts.increment();
            output.read(conversation, seq);
        }

        @Override
        public void tooSlow() {
            output.tooSlow();
        }
    }
}
