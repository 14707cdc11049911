package parley.bench.load;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.bench.check.ConversationView;
import parley.bench.check.GroupCheck;
import parley.bench.check.GroupCheck.Arrival;
import parley.bench.wire.FrameScanner;
import parley.bench.wire.RunClock;
import parley.bench.wire.ServerFrame;
import parley.bench.wire.Stamp;

/// What the devices of one loop make of the server's frames.
final class Dialogue implements FrameScanner.Sink {

    private final Loop loop;
    private final List<Way> ways;
    private final boolean acknowledged;
    private final Confirmations confirmations;
    private final Counters counters;
    private final FrameScanner scanner = new FrameScanner();
    private final Stamp stamp;
    private Meter meter = new Meter(0, 0);
    private Client client;
    private long now;

    /// @param ways all ways by their index; grows, but not while they are used
    Dialogue(
            Loop loop,
            LoadConfig config,
            List<Way> ways,
            RunClock clock,
            Confirmations confirmations,
            Counters counters) {
        this.loop = loop;
        this.ways = ways;
        this.acknowledged = config.acknowledged();
        this.confirmations = confirmations;
        this.counters = counters;
        this.stamp = new Stamp(clock);
        this.client = new Client(new Account("", ""), loop, -1);
    }

    void measure(Meter newMeter) {
        meter = newMeter;
    }

    Meter meter() {
        return meter;
    }

    /// A text message came for a device.
    void read(Client reader, byte[] bytes, int from, int to, long readAt) {
        client = reader;
        now = readAt;
        scanner.scan(bytes, from, to, this);
    }

    @Override
    public void frame(ServerFrame frame) {
        switch (frame.type()) {
            case MESSAGE, SEND -> {
                client.messageBytes += meter.within(now) ? frame.length() : 0;
                message(frame);
            }
            case ACK -> ack(frame);
            case RECEIPT -> meter.receipt();
            case SYNCED -> {
                if (client.state == Client.State.GREETING) {
                    meter.synced(client.startedAt, now);
                    loop.online(client);
                }
            }
            case ERROR -> error(frame);
            case SKIP -> skip(frame);
            case BEHIND -> meter.incident("behind: more backlog than the server pushes");
            case BYE -> meter.incident("bye " + frame.code());
            case OTHER -> meter.incident("frame of unknown type");
            case RECEIPTS -> meter.receipt();
            case PONG, WELCOME, READ, ACCOUNT, TYPING, PRESENCE, SETTINGS -> {
                // Nothing to do.
            }
        }
    }

    private void message(ServerFrame frame) {
        Way way = frame.system() ? null : way(frame);
        switch (way) {
            case Group group when group.has(client) && genuine(frame) -> message(group, frame);
            case Lane lane when lane.recipient == client && genuine(frame) -> message(lane, frame);
            case null, default -> {
                if (!frame.system() || !system(frame)) {
                    mistaken(way, "message at the wrong device or with another content than was sent");
                }
            }
        }
    }

    /// A change of a group is an entry that nobody of ours sent; true if it belongs to a conversation of the device.
    private boolean system(ServerFrame frame) {
        ConversationView view = client.view(frame.bytes(), frame.conversationAt());
        return view != null && GroupCheck.system(view, (int) frame.seq());
    }

    private void message(Group group, ServerFrame frame) {
        Arrival arrival = acknowledged
                ? group.check.receive(client.member, stamp.number(), (int) frame.seq())
                : group.check.receiveUnnumbered(client.member, stamp.number());
        if (arrival != Arrival.NOT_NEW) {
            arrived();
        }
        if (arrival == Arrival.LAST) {
            meter.complete(stamp.dueAt(), now);
            if (!acknowledged) {
                counters.countCompleted();
            }
            loop.traffic().completed(group, now, loop);
        }
        if (client.readEvery > 0 && ++client.unread >= client.readEvery) {
            client.unread = 0;
            loop.read(client, client.views.getFirst());
        }
        if (acknowledged && confirmations.received(client, now)) {
            loop.touch(client);
        }
    }

    private void message(Lane way, ServerFrame frame) {
        if (!acknowledged) {
            if (way.check.receiveUnnumbered(stamp.number())) {
                arrived();
            }
            counters.countCompleted();
            loop.traffic().completed(way, now, loop);
            return;
        }
        ConversationView view = way.check.recipientView();
        if (frame.conversationAt() >= 0) {
            view.named(frame.bytes(), frame.conversationAt(), Stamp.LENGTH);
        }
        if (way.check.receive(stamp.number(), (int) frame.seq())) {
            arrived();
        }
        if (confirmations.received(client, now)) {
            loop.touch(client);
        }
    }

    private void arrived() {
        meter.received(stamp.dueAt(), now);
        counters.countReceived();
    }

    private void ack(ServerFrame frame) {
        Way way = way(frame);
        switch (way) {
            case Group group
            when group.has(client) -> {
                if (group.check.ack(client.member, stamp.number(), (int) frame.seq())) {
                    meter.acked(stamp.dueAt(), now);
                    counters.countCompleted();
                }
            }
            case Lane lane when lane.sender == client -> ack(lane, frame);
            case null, default -> mistaken(way, "ack of something that this device did not send");
        }
    }

    private void ack(Lane way, ServerFrame frame) {
        if (frame.conversationAt() >= 0) {
            way.check.senderView().named(frame.bytes(), frame.conversationAt(), Stamp.LENGTH);
        }
        if (way.check.ack(stamp.number(), (int) frame.seq())) {
            meter.acked(stamp.dueAt(), now);
            counters.countCompleted();
            loop.traffic().completed(way, now, loop);
        }
    }

    private void error(ServerFrame frame) {
        String code = frame.code();
        meter.incident("error " + code);
        boolean unknown = code.equals("unavailable") || code.equals("internal");
        Way way = unknown || frame.cidAt() < 0 ? null : way(frame);
        if (way != null && way.refuse(stamp.number())) {
            counters.countRefused(way.audience());
            counters.countCompleted();
            loop.traffic().completed(way, now, loop);
        }
    }

    private void skip(ServerFrame frame) {
        ConversationView view = client.view(frame.bytes(), frame.conversationAt());
        if (view != null && frame.from() >= 1 && frame.to() >= frame.from()) {
            view.skipped((int) frame.from(), (int) frame.to());
        }
    }

    /// The way that the message id names, null if it is none of ours; the id is in `stamp` then.
    private @Nullable Way way(ServerFrame frame) {
        int cid = frame.cidAt();
        if (cid < 0 || !stamp.read(frame.bytes(), cid) || stamp.way() >= ways.size()) {
            return null;
        }
        return ways.get(stamp.way());
    }

    /// Content starts with the message's own id.
    private static boolean genuine(ServerFrame frame) {
        int text = frame.textFrom();
        int cid = frame.cidAt();
        return text >= 0
                && frame.textTo() - text >= Stamp.LENGTH
                && Arrays.equals(frame.bytes(), text, text + Stamp.LENGTH, frame.bytes(), cid, cid + Stamp.LENGTH);
    }

    private void mistaken(@Nullable Way way, String what) {
        meter.incident(what);
        if (way != null && way.loop == loop) {
            way.mistaken();
        } else {
            loop.strayed();
        }
    }
}
