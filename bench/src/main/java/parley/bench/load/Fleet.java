package parley.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import parley.bench.check.ConversationView;
import parley.bench.check.GroupCheck;
import parley.bench.check.Verdict;
import parley.bench.check.WayCheck;
import parley.bench.wire.RunClock;
import parley.bench.wire.Stamp;

/// Many devices, the ways between them, and the loops that run them. Used by one thread.
public final class Fleet implements AutoCloseable {

    private static final long POLL = 2_000_000;
    private static final Duration SETTLE = Duration.ofMillis(300);

    private final List<Loop> loops = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private final boolean acknowledged;

    public Fleet(LoadConfig config) {
        RunClock clock = RunClock.start();
        acknowledged = config.acknowledged();
        for (int i = 0; i < config.loops(); i++) {
            loops.add(new Loop(i, config, clock, ways));
        }
        loops.forEach(Loop::start);
    }

    /// Adds a device.
    ///
    /// @param group devices between which there are ways must be of the same group
    public Client add(Account account, int group) {
        Loop loop = loops.get(group % loops.size());
        Client client = new Client(account, loop, clients.size());
        clients.add(client);
        loop.execute(() -> loop.add(client));
        return client;
    }

    /// Adds the ways there and back between two devices.
    public List<Way> pair(Client one, Client other) {
        ConversationView oneView = view(one);
        ConversationView otherView = view(other);
        return List.of(
                way(one, other, new WayCheck(oneView, otherView)), way(other, one, new WayCheck(otherView, oneView)));
    }

    /// Adds the way from one device to another.
    public Way way(Client sender, Client recipient) {
        return way(sender, recipient, new WayCheck(view(sender), view(recipient)));
    }

    private Way way(Client sender, Client recipient, WayCheck check) {
        if (sender.loop != recipient.loop || ways.size() == Stamp.MAX_WAYS) {
            throw new IllegalArgumentException("way " + ways.size() + " between groups (expected: one group, at most "
                    + Stamp.MAX_WAYS + " ways)");
        }
        Way way = new Lane(ways.size(), sender, recipient, check);
        ways.add(way);
        return way;
    }

    /// Adds a group of devices, each of which is in no other; they take turns in sending.
    ///
    /// @param conversation id of the group
    public Way group(String conversation, List<Client> members) {
        return conversation(conversation, 0, members, members.size());
    }

    /// Adds a conversation of devices, each of which is in no other.
    ///
    /// @param id of the conversation
    /// @param head its last seq so far; the devices begin behind it
    /// @param senders how many of the first devices take turns in sending
    public Way conversation(String id, int head, List<Client> members, int senders) {
        Loop loop = members.getFirst().loop;
        if (members.size() < 2 || members.stream().anyMatch(member -> member.loop != loop || !member.views.isEmpty())) {
            throw new IllegalArgumentException(
                    members.size() + " members (expected: at least 2, of one loop and without other conversations)");
        }
        List<ConversationView> views = members.stream().map(Fleet::view).toList();
        byte[] name = id.getBytes(StandardCharsets.US_ASCII);
        views.forEach(view -> view.startAt(name, head));
        for (int i = 0; i < members.size(); i++) {
            members.get(i).member = i;
        }
        Way way = new Group(ways.size(), id, members, senders, new GroupCheck(views, acknowledged));
        ways.add(way);
        return way;
    }

    private static ConversationView view(Client client) {
        ConversationView view = new ConversationView();
        client.views.add(view);
        return view;
    }

    /// Has a device's user read what it has after so many messages, again and again.
    public void readEvery(Client client, int messages) {
        client.loop.execute(() -> client.readEvery = messages);
    }

    /// What a device read from and wrote to its socket within the measured time.
    ///
    /// @param in bytes read
    /// @param messages those of them that are messages
    /// @param out bytes written
    public record Bytes(long in, long messages, long out) {}

    public Bytes bytes(Client client) {
        return client.loop.call(() -> new Bytes(client.bytesIn, client.messageBytes, client.bytesOut));
    }

    /// Starts new counts and times.
    ///
    /// @param from start of the window by the monotonic clock, inclusive
    /// @param until its end, exclusive
    public void measure(long from, long until) {
        loops.forEach(loop -> loop.call(() -> {
            loop.measure(new Meter(from, until));
            return true;
        }));
    }

    /// Starts to open the connections of devices, of all of them as fast as the configured concurrency allows.
    public void startConnecting(Collection<Client> devices) {
        for (Client client : devices) {
            client.loop.execute(() -> client.loop.connect(client));
        }
    }

    /// Waits until so many devices are online or have failed; false if nothing moved for as long as `patience`.
    public boolean awaitOnline(long count, Duration patience) {
        return await(() -> online() + failed() >= count, () -> online() + failed(), patience);
    }

    /// Connects devices and waits until they are in sync.
    ///
    /// @throws IllegalStateException if any of them cannot connect
    public void connect(Collection<Client> devices, Duration patience) {
        long count = online() + devices.size();
        startConnecting(devices);
        if (!awaitOnline(count, patience) || failed() > 0) {
            throw new IllegalStateException("only " + online() + " of " + count + " devices got connected; "
                    + tally().meter().incidents());
        }
    }

    /// Ends connections in good order, or any way after `patience`.
    public void disconnect(Collection<Client> devices, Duration patience) {
        for (Client client : devices) {
            client.loop.execute(() -> client.loop.disconnect(client));
        }
        LongSupplier closing = () -> sum(Counters::closing);
        // What was asked above is under way when each loop has answered.
        loops.forEach(loop -> loop.call(() -> true));
        await(() -> closing.getAsLong() == 0, closing, patience);
        for (Client client : devices) {
            client.loop.execute(() -> client.loop.drop(client));
        }
    }

    /// Starts traffic.
    ///
    /// @param traffic for the ways of one loop and the share of all ways that these are
    public void start(Function<Share, Traffic> traffic) {
        for (Loop loop : loops) {
            List<Way> own = ways.stream().filter(way -> way.loop == loop).toList();
            if (!own.isEmpty()) {
                Traffic newTraffic = traffic.apply(new Share(own, (double) own.size() / ways.size()));
                loop.execute(() -> loop.use(newTraffic));
            }
        }
    }

    /// One loop's part of the traffic.
    ///
    /// @param ways that it sends on
    /// @param fraction of all ways
    public record Share(List<Way> ways, double fraction) {
        public Share {
            ways = List.copyOf(ways);
        }
    }

    /// Waits until every send is answered; false if nothing moved for as long as `patience`.
    public boolean awaitAnswers(Duration patience) {
        return await(() -> completed() >= sent(), this::completed, patience);
    }

    /// Waits until so many sends are answered; false if nothing moved for as long as `patience`.
    public boolean awaitCompleted(long count, Duration patience) {
        return await(() -> completed() >= count, this::completed, patience);
    }

    /// Waits until everything that was not refused is received; false if nothing moved for as long as `patience`.
    public boolean awaitReceived(Duration patience) {
        return await(() -> received() >= expected(), this::received, patience);
    }

    /// Waits until everything sent has been answered and received, and then a moment longer for what should not come;
    /// false if nothing moved for as long as `patience`.
    public boolean drain(Duration patience) {
        LongSupplier moved = () -> completed() + received();
        boolean drained = await(() -> completed() >= sent() && received() >= expected(), moved, patience);
        LockSupport.parkNanos(SETTLE.toNanos());
        return drained;
    }

    private static boolean await(BooleanSupplier done, LongSupplier progress, Duration patience) {
        long before = progress.getAsLong();
        long movedAt = System.nanoTime();
        while (!done.getAsBoolean()) {
            long value = progress.getAsLong();
            long now = System.nanoTime();
            if (value != before) {
                before = value;
                movedAt = now;
            } else if (now - movedAt > patience.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(POLL);
        }
        return true;
    }

    /// What came out since [#measure], judged over everything sent so far.
    public Tally tally() {
        Meter meter = new Meter(0, 0);
        Verdict verdict = Verdict.NOTHING;
        for (Loop loop : loops) {
            verdict = verdict.plus(loop.call(() -> judge(loop)));
            loop.call(() -> {
                meter.add(loop.meter());
                return true;
            });
        }
        return new Tally(verdict, meter, acknowledged, failed(), overloaded());
    }

    /// Whether sending stopped early on any loop.
    public boolean overloaded() {
        return loops.stream().anyMatch(loop -> loop.call(() -> loop.traffic().overloaded()));
    }

    private Verdict judge(Loop loop) {
        Verdict verdict = new Verdict(0, 0, 0, 0, 0, 0, loop.strays());
        Map<ConversationView, Long> unknown = new HashMap<>();
        for (Way way : ways) {
            switch (way) {
                case Lane lane
                when lane.loop == loop -> {
                    verdict = verdict.plus(lane.check.judge());
                    unknown.merge(lane.check.senderView(), lane.check.unknown(), Long::sum);
                    unknown.merge(lane.check.recipientView(), lane.check.unknown(), Long::sum);
                }
                case Group group when group.loop == loop -> verdict = verdict.plus(group.check.judge());
                case Lane ignored -> {}
                case Group ignored -> {}
            }
        }
        long gaps = 0;
        for (Map.Entry<ConversationView, Long> entry : unknown.entrySet()) {
            gaps += acknowledged ? WayCheck.gaps(entry.getKey(), entry.getValue()) : 0;
        }
        return verdict.plus(new Verdict(0, 0, 0, 0, 0, 0, gaps));
    }

    private long sum(ToLongFunction<Counters> counter) {
        return loops.stream()
                .mapToLong(loop -> counter.applyAsLong(loop.counters()))
                .sum();
    }

    public long sent() {
        return sum(Counters::sent);
    }

    /// Sends that were acknowledged or refused (over a relay: delivered).
    public long completed() {
        return sum(Counters::completed);
    }

    public long received() {
        return sum(Counters::received);
    }

    /// Deliveries that are to be expected of what was sent and not refused.
    private long expected() {
        return sum(Counters::expected);
    }

    public long refused() {
        return sum(Counters::refused);
    }

    public long online() {
        return sum(Counters::online);
    }

    public long failed() {
        return sum(Counters::failed);
    }

    /// Drops every connection.
    @Override
    public void close() {
        loops.forEach(Loop::close);
    }
}
