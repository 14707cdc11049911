package parley.messaging.application;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import parley.kernel.SessionId;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.LogEntry;
import parley.messaging.port.in.Push;
import parley.messaging.port.in.StreamOutput;

/// Hands deliveries to the streams of this instance, wherever they come from.
final class LocalStreams {
    private final Streams streams;
    private final ReceiptNotes notes;

    LocalStreams(Streams streams, ReceiptNotes notes) {
        this.streams = streams;
        this.notes = notes;
    }

    void take(Delivery delivery) {
        switch (delivery) {
            case Delivery.Entries entries -> push(entries);
            case Delivery.QueuedEntries entries -> push(entries);
            case Delivery.Raised raised ->
                streams(raised).forEach(stream -> stream.raise(raised.conversation(), 0, raised.head()));
            case Delivery.ReceiptNews news -> tell(news, output -> output.receipt(news.watermark(), news.at()));
            case Delivery.GroupReceiptNews news ->
                tell(news, output -> output.receipts(news.conversation(), news.watermarks(), news.at()));
            case Delivery.SettingsNews news ->
                tell(news, output -> output.settings(news.conversation(), news.settings()));
            case Delivery.ReadNews news -> tell(news, output -> output.read(news.conversation(), news.seq()));
        }
    }

    /// Who has sent is noted before anybody can have seen it here.
    private void push(Delivery.Entries delivery) {
        if (delivery.group()) {
            notes.sent(delivery.entries());
        }
        List<Push> pushes = pushes(delivery.entries());
        for (Delivery.Target target : delivery.targets()) {
            streams.noteHeads(target.user(), pushes.size());
            streams(target).forEach(stream -> stream.push(pushes));
        }
    }

    private void push(Delivery.QueuedEntries delivery) {
        List<Push> pushes = pushes(delivery.entries());
        for (Delivery.Target target : delivery.targets()) {
            List<Push> foreign = FanOut.foreign(target.user(), pushes);
            streams.noteHeads(target.user(), foreign.size() + (delivery.complete() ? 0 : 1));
            streams(target).forEach(stream -> stream.push(foreign));
        }
    }

    private void tell(Delivery delivery, Consumer<StreamOutput> news) {
        streams(delivery).forEach(stream -> stream.tell(news));
    }

    private List<DeviceStream> streams(Delivery delivery) {
        List<DeviceStream> all = new ArrayList<>(delivery.targets().size());
        delivery.targets().forEach(target -> all.addAll(streams(target)));
        return all;
    }

    private List<DeviceStream> streams(Delivery.Target target) {
        if (target.sessions().isEmpty()) {
            return streams.of(target.user());
        }
        List<DeviceStream> found = new ArrayList<>(target.sessions().size());
        for (SessionId session : target.sessions()) {
            streams.find(session).ifPresent(found::add);
        }
        return found;
    }

    private static List<Push> pushes(List<LogEntry> entries) {
        return entries.stream().map(Push::new).toList();
    }
}
