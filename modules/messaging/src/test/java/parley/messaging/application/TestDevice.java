package parley.messaging.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;
import parley.messaging.Messages;
import parley.messaging.domain.ConversationSettings;
import parley.messaging.domain.Recipient;
import parley.messaging.domain.Watermark;
import parley.messaging.port.in.ConfirmReceived;
import parley.messaging.port.in.OpenStream;
import parley.messaging.port.in.Push;
import parley.messaging.port.in.SendMessage.Carrier;
import parley.messaging.port.in.SendMessage.Command;
import parley.messaging.port.in.SendMessage.Result;
import parley.messaging.port.in.StreamOutput;

/// A device as a correct client behaves: notes every frame and complains of a disorder at once.
final class TestDevice implements StreamOutput {
    final Host host;
    final UserId user;
    final DeviceId device;
    final SessionId session;
    final List<String> frames = new ArrayList<>();
    final Map<ConversationId, Long> messagesUpTo = new HashMap<>();
    final Map<ConversationId, TreeSet<Long>> covered = new HashMap<>();
    final Map<ConversationId, TreeSet<Long>> messages = new HashMap<>();
    /// What the device knows of by an ack, of a repeat too.
    final Map<ConversationId, TreeSet<Long>> acked = new HashMap<>();
    /// What groups have told this device of others.
    final Map<UserId, Watermark> known = new HashMap<>();

    int receiptFrames;
    /// Whether the device has a later stream: nobody looks at this one any more.
    boolean replaced;

    OpenStream.Result.Opened opened = new OpenStream.Result.Opened("", -1);

    TestDevice(Host host, UserId user, DeviceId device, SessionId session) {
        this.host = host;
        this.user = user;
        this.device = device;
        this.session = session;
    }

    void open() {
        OpenStream.Result result =
                host.messaging().openStream().open(new OpenStream.Command(user, device, session, this));
        opened = (OpenStream.Result.Opened) result;
        host.messaging().startDelivery().start(session);
    }

    void close() {
        host.unregister(session);
        host.messaging().closeStream().close(session);
    }

    Fixture.Answers send(UserId to, long cid) {
        return send(to, Messages.cid(Fixture.NOW, cid));
    }

    Fixture.Answers send(UserId to, Cid cid) {
        return send(new Recipient.ToUser(to), cid);
    }

    Fixture.Answers send(Recipient to, Cid cid) {
        Command command = new Command(user, device, new Carrier.Stream(session), to, cid, Messages.text("hi"));
        Fixture.Answers answers = new Fixture.Answers();
        host.messaging().sendMessage().send(command, result -> {
            answers.accept(result);
            if (result instanceof Result.Sent sent) {
                acked.computeIfAbsent(sent.conversation(), absent -> new TreeSet<>())
                        .add(sent.seq());
            }
            if (result instanceof Result.Sent sent && !sent.duplicate()) {
                frames.add("ack " + sent.seq());
                cover(sent.conversation(), sent.seq(), sent.seq());
            }
        });
        return answers;
    }

    ConfirmReceived.Result confirm(ConversationId conversation, long seq) {
        return host.messaging().confirmReceived().confirm(new ConfirmReceived.Command(session, conversation, seq));
    }

    Map<ConversationId, Long> ping() {
        return host.messaging().checkStream().check(session);
    }

    /// The highest seq that this stream has sent for certain: its messages, and the acks that follow on them.
    long sentUpTo(ConversationId conversation) {
        long seq = messagesUpTo.getOrDefault(conversation, 0L);
        while (seq > 0 && covered.get(conversation).contains(seq + 1)) {
            seq++;
        }
        return seq;
    }

    private void cover(ConversationId conversation, long from, long to) {
        for (long seq = from; seq <= to; seq++) {
            covered.computeIfAbsent(conversation, absent -> new TreeSet<>()).add(seq);
        }
    }

    private void inOrder(ConversationId conversation, long from, long to) {
        if (replaced) {
            return;
        }
        long last = messagesUpTo.getOrDefault(conversation, 0L);
        if (from <= last) {
            throw new AssertionError("seq " + from + " came after " + last);
        }
        for (long between = last + 1; last > 0 && between < from; between++) {
            if (!covered.get(conversation).contains(between)
                    && !acked.getOrDefault(conversation, new TreeSet<>()).contains(between)) {
                throw new AssertionError(
                        "seq " + from + " came after " + last + ", without " + between + ": " + frames);
            }
        }
        messagesUpTo.put(conversation, to);
        cover(conversation, from, to);
    }

    @Override
    public void message(Push push) {
        long seq = push.entry().seq();
        frames.add("message " + seq);
        messages.computeIfAbsent(push.entry().conversation(), absent -> new TreeSet<>())
                .add(seq);
        inOrder(push.entry().conversation(), seq, seq);
    }

    @Override
    public void skip(ConversationId conversation, long from, long to) {
        frames.add("skip " + from + "-" + to);
        inOrder(conversation, from, to);
    }

    @Override
    public void behind(ConversationId conversation, long from, long to) {
        frames.add("behind " + from + "-" + to);
        inOrder(conversation, from, to);
    }

    @Override
    public void synced() {
        frames.add("synced");
    }

    @Override
    public void receipt(Watermark watermark, long at) {
        frames.add("receipt " + watermark.delivered() + " " + watermark.read());
    }

    @Override
    public void receipts(ConversationId conversation, List<Watermark> watermarks, long at) {
        receiptFrames++;
        for (Watermark watermark : watermarks) {
            known.merge(watermark.user(), watermark, Watermark::max);
            frames.add("receipts " + watermark.user() + " " + watermark.delivered() + " " + watermark.read());
        }
    }

    @Override
    public void settings(ConversationId conversation, ConversationSettings settings) {
        frames.add("settings " + settings);
    }

    @Override
    public void read(ConversationId conversation, long seq) {
        frames.add("read " + seq);
    }

    @Override
    public void tooSlow() {
        frames.add("slow");
    }
}
