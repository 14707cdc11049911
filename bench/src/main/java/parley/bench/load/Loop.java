package parley.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import parley.bench.check.ConversationView;
import parley.bench.load.Client.State;
import parley.bench.wire.ClientFrames;
import parley.bench.wire.Handshake;
import parley.bench.wire.MalformedFrameException;
import parley.bench.wire.RunClock;
import parley.bench.wire.WebSocketDecoder;

/// One platform thread that owns connections: reads, writes and times all of them.
///
/// Writes are gathered: whatever a device wants to say after a round of reading leaves in one socket write.
final class Loop implements AutoCloseable, Traffic.Outlet, WebSocketDecoder.Sink {

    private static final int BUFFER = 256 * 1024;
    private static final long HEARTBEAT = TimeUnit.SECONDS.toNanos(20);
    private static final long HEARTBEAT_CHECK = TimeUnit.SECONDS.toNanos(1);
    private static final long COARSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long FINE = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);

    private final Selector selector;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] bytes = new byte[BUFFER + WebSocketDecoder.MAX_MESSAGE + 16];
    private final ArrayDeque<Client> dirty = new ArrayDeque<>();
    private final List<Client> clients = new ArrayList<>();
    private final Counters counters = new Counters();
    private final ClientFrames frames;
    private final Handshake handshake;
    private final Confirmations confirmations;
    private final Boarding boarding;
    private final Dialogue dialogue;
    private final Thread thread;
    private Traffic traffic = Traffic.NONE;
    private Client reading;
    private long readAt;
    private long heartbeatsCheckedAt;
    private long strays;
    private volatile boolean closed;

    Loop(int index, LoadConfig config, RunClock clock, List<Way> ways) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SplittableRandom random = new SplittableRandom(config.seed() + index);
        frames = new ClientFrames(clock, config.bodyBytes(), random);
        InetSocketAddress first = config.addresses().getFirst();
        handshake = new Handshake(first.getHostString() + ":" + first.getPort(), random);
        confirmations = new Confirmations(frames, config.confirmDelay().toNanos(), config.confirmAfter());
        boarding = new Boarding(
                selector, config.addresses(), Math.max(1, config.concurrency() / config.loops()), this::failed);
        dialogue = new Dialogue(this, config, ways, clock, confirmations, counters);
        reading = new Client(new Account("", ""), this, -1);
        thread = Thread.ofPlatform().name("load-" + index).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Counters counters() {
        return counters;
    }

    Traffic traffic() {
        return traffic;
    }

    /// Has the loop's thread run something.
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /// Has the loop's thread compute something and waits for it.
    <T> T call(Supplier<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        execute(() -> result.complete(task.get()));
        return result.orTimeout(60, TimeUnit.SECONDS).join();
    }

    // ---- On the loop's thread ----

    void use(Traffic newTraffic) {
        traffic = newTraffic;
    }

    void measure(Meter meter) {
        dialogue.measure(meter);
    }

    Meter meter() {
        return dialogue.meter();
    }

    /// Frames that belong to no way of this loop.
    long strays() {
        return strays;
    }

    void strayed() {
        strays++;
    }

    void add(Client client) {
        clients.add(client);
    }

    void connect(Client client) {
        boarding.add(client);
    }

    /// Says goodbye after telling the server what the device has.
    void disconnect(Client client) {
        if (client.state == State.ONLINE) {
            confirmations.write(client);
            frames.close(client.out);
            state(client, State.CLOSING);
            touch(client);
        } else {
            drop(client);
        }
    }

    /// Ends a connection without a word.
    void drop(Client client) {
        SocketChannel channel = client.channel;
        if (channel != null) {
            closeQuietly(channel);
            client.forgetConnection();
        }
        state(client, State.OFFLINE);
    }

    void online(Client client) {
        state(client, State.ONLINE);
        boarding.done(client);
    }

    private void state(Client client, State state) {
        counters.countOnline(difference(client, state, State.ONLINE));
        counters.countClosing(difference(client, state, State.CLOSING));
        client.state = state;
    }

    private static int difference(Client client, State next, State counted) {
        return (next == counted ? 1 : 0) - (client.state == counted ? 1 : 0);
    }

    private void failed(Client client, String reason) {
        dialogue.meter().incident(reason);
        counters.countFailed();
        boarding.done(client);
        drop(client);
        state(client, State.FAILED);
    }

    /// The device's user has read everything that it got.
    void read(Client client, ConversationView view) {
        frames.read(client.out, view.conversation(), view.position());
        touch(client);
    }

    /// Makes sure that what a device wants to say is written at the end of this round.
    void touch(Client client) {
        if (!client.dirty) {
            client.dirty = true;
            dirty.add(client);
        }
    }

    @Override
    public void send(Way way, long dueAt) {
        Client sender = way.nextSender();
        if (sender.state == State.ONLINE) {
            way.write(frames, sender, dueAt);
            counters.countSent(way.audience());
            touch(sender);
        } else {
            dialogue.meter().incident("not sent: the sender is not connected");
        }
    }

    private void run() {
        try {
            while (!closed) {
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                boarding.advance();
                long now = System.nanoTime();
                long trafficDue = traffic.advance(now, this);
                for (Client due = confirmations.due(now); due != null; due = confirmations.due(now)) {
                    touch(due);
                }
                checkHeartbeats(now);
                flushAll();
                await(trafficDue);
                flushAll();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            clients.forEach(this::drop);
        }
    }

    private void await(long trafficDue) throws IOException {
        long now = System.nanoTime();
        long wait = trafficDue == Long.MAX_VALUE ? LONGEST_WAIT : trafficDue - now;
        if (wait <= 0) {
            selector.selectNow(this::ready);
        } else if (wait < COARSE) {
            // The selector counts in milliseconds, messages are due sooner.
            if (selector.selectNow(this::ready) == 0) {
                LockSupport.parkNanos(Math.min(wait, FINE));
                selector.selectNow(this::ready);
            }
        } else {
            long confirmationDue = confirmations.nextDue();
            if (confirmationDue != Long.MAX_VALUE) {
                wait = Math.min(wait, confirmationDue - now);
            }
            selector.select(this::ready, Math.clamp(wait / 1_000_000, 1, 100));
        }
    }

    private void checkHeartbeats(long now) {
        if (now - heartbeatsCheckedAt < HEARTBEAT_CHECK) {
            return;
        }
        heartbeatsCheckedAt = now;
        for (Client client : clients) {
            if (client.state == State.ONLINE && now - client.wroteAt > HEARTBEAT) {
                frames.ping(client.out);
                touch(client);
            }
        }
    }

    private void ready(SelectionKey key) {
        Client client = (Client) key.attachment();
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                byte[] request = handshake.request(client.account.token());
                client.out.append(request, 0, request.length);
                client.state = State.UPGRADING;
                touch(client);
                return;
            }
            if (key.isReadable()) {
                read(client, channel);
            }
            if (key.isValid() && key.isWritable()) {
                touch(client);
            }
        } catch (IOException e) {
            ended(client, "connection broken: " + e.getMessage());
        } catch (MalformedFrameException e) {
            failed(client, "protocol broken: " + e.getMessage());
        }
    }

    private void read(Client client, SocketChannel channel) throws IOException {
        int count;
        do {
            in.clear();
            count = channel.read(in);
            if (count < 0) {
                ended(client, "connection closed by the server");
                return;
            }
            readAt = System.nanoTime();
            client.bytesIn += dialogue.meter().within(readAt) ? count : 0;
            WebSocketDecoder decoder = client.decoder;
            int from = decoder.restore(bytes);
            in.flip().get(bytes, from, count);
            decode(client, decoder, from + count);
        } while (count == BUFFER && channel.isOpen());
    }

    private void decode(Client client, WebSocketDecoder decoder, int to) {
        int from = 0;
        if (client.state == State.UPGRADING) {
            int end = handshake.response(bytes, 0, to);
            if (end < 0) {
                decoder.keep(bytes, 0, to);
                return;
            }
            from = end;
            client.state = State.GREETING;
            frames.hello(client.out);
            touch(client);
        }
        reading = client;
        decoder.decode(bytes, from, to, this);
    }

    @Override
    public void text(byte[] source, int from, int to) {
        dialogue.read(reading, source, from, to, readAt);
    }

    @Override
    public void ping(byte[] source, int from, int to) {
        frames.pong(reading.out, source, from, to);
        touch(reading);
    }

    @Override
    public void closed(int code) {
        if (reading.state != State.CLOSING) {
            dialogue.meter().incident("closed by the server with " + code);
        }
    }

    private void ended(Client client, String reason) {
        if (client.state == State.CLOSING) {
            drop(client);
        } else {
            failed(client, reason);
        }
    }

    private void flushAll() {
        for (Client client = dirty.poll(); client != null; client = dirty.poll()) {
            client.dirty = false;
            if (client.channel != null) {
                if (client.confirmNow || (client.unconfirmedMessages > 0 && !client.out.isEmpty())) {
                    confirmations.write(client);
                }
                try {
                    flush(client, client.channel);
                } catch (IOException e) {
                    ended(client, "connection broken: " + e.getMessage());
                }
            }
        }
    }

    private void flush(Client client, SocketChannel channel) throws IOException {
        boolean full = false;
        while (!client.out.isEmpty() && !full) {
            out.clear();
            client.out.copyTo(out);
            out.flip();
            full = channel.write(out) < out.limit();
            client.out.drop(out.position());
            client.wroteAt = System.nanoTime();
            client.bytesOut += dialogue.meter().within(client.wroteAt) ? out.position() : 0;
        }
        SelectionKey key = client.key;
        if (key != null) {
            key.interestOps(full ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            // It is of no use any more.
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
