package parley.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import parley.client.model.Recipient;
import parley.proof.client.Cast;
import parley.proof.client.Churn;
import parley.proof.client.Gathering;
import parley.proof.client.Participant;
import parley.proof.client.Storm;
import parley.proof.history.History;
import parley.proof.history.Observation;
import parley.proof.injury.FlakyNetwork;
import parley.proof.injury.Injury;
import parley.proof.server.Server;

/// Everybody sends while the server and the network are injured; ends with both healed.
final class Round {
    private static final Duration ROOM = Duration.ofMillis(100);
    private static final int LEAST_INJURIES = 3;
    private static final int MORE_INJURIES = 3;
    private static final int STORM_MESSAGES = 15;
    private static final double SHARE = 0.5;
    private static final double SWITCHING = 0.3;
    private static final int FLOOD_MESSAGES = 8;
    private static final long LONGEST_FLOOD_NANOS = 60_000_000;

    private final Server server;
    private final FlakyNetwork network;
    private final Cast cast;
    private final History history;
    private final Storm storm;
    private final SplittableRandom random;
    private final Duration load;

    Round(
            Server server,
            FlakyNetwork network,
            Cast cast,
            History history,
            Storm storm,
            SplittableRandom random,
            Duration load) {
        this.server = server;
        this.network = network;
        this.cast = cast;
        this.history = history;
        this.storm = storm;
        this.random = random;
        this.load = load;
    }

    void run() throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + load.toNanos();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Participant participant : cast.participants()) {
                SplittableRandom own = random.split();
                running.add(senders.submit(() -> {
                    converse(participant, own, end);
                    return null;
                }));
            }
            for (Gathering gathering : cast.gatherings()) {
                Churn churn = new Churn(gathering, random.split());
                running.add(senders.submit(() -> {
                    churn.run(end);
                    return null;
                }));
            }
            injure(end);
            for (Future<?> sender : running) {
                sender.get();
            }
        } finally {
            network.flow();
        }
    }

    private void converse(Participant participant, RandomGenerator choices, long end) throws InterruptedException {
        List<Recipient> people = cast.participants().stream()
                .filter(other -> !other.user().equals(participant.user()))
                .map(other -> Recipient.user(other.user()))
                .toList();
        List<Recipient> groups =
                cast.gatherings().stream().map(Gathering::recipient).toList();
        while (System.nanoTime() < end) {
            List<Recipient> some = groups.isEmpty() || choices.nextBoolean() ? people : groups;
            participant.send(some.get(choices.nextInt(some.size())), ROOM);
            if (choices.nextInt(20) == 0) {
                participant.readSomething(choices.nextInt());
            }
            LockSupport.parkNanos(choices.nextLong(20_000_000));
        }
    }

    /// At least one kill and one switch, and others at random; spread over the time of the round.
    private void injure(long end) throws InterruptedException {
        int count = LEAST_INJURIES + random.nextInt(MORE_INJURIES);
        int kill = random.nextInt(count);
        int change = (kill + 1) % count;
        for (int number = 0; number < count; number++) {
            long left = Math.max(0, end - System.nanoTime());
            LockSupport.parkNanos(random.nextLong(1 + left / (count - number)));
            Injury[] all = Injury.values();
            injure(number == kill ? Injury.KILL : number == change ? Injury.SWITCH : all[random.nextInt(all.length)]);
        }
    }

    private void injure(Injury injury) throws InterruptedException {
        history.add(new Observation.Injured("-", injury.name()));
        switch (injury) {
            case KILL -> {
                flood();
                server.kill();
                server.start();
            }
            case CUT -> network.cut(SHARE, random);
            case STALL -> {
                network.stall(SHARE, random);
                LockSupport.parkNanos(random.nextLong(1_500_000_000));
                network.flow();
            }
            case SWITCH -> {
                for (Participant participant : cast.participants()) {
                    if (random.nextDouble() < SWITCHING) {
                        participant.switchTransport();
                    }
                }
            }
            case STORM -> {
                Participant from = any();
                Participant to = any();
                if (!cast.gatherings().isEmpty() && random.nextBoolean()) {
                    storm.blow(from, cast.gatherings().getLast().recipient(), STORM_MESSAGES);
                } else if (!from.user().equals(to.user())) {
                    storm.blow(from, Recipient.user(to.user()), STORM_MESSAGES);
                }
            }
        }
    }

    private Participant any() {
        return cast.participants().get(random.nextInt(cast.participants().size()));
    }

    /// A burst to the largest group, so that its fan-out is under way when this returns.
    private void flood() throws InterruptedException {
        if (cast.gatherings().isEmpty()) {
            return;
        }
        Recipient largest = cast.gatherings().getLast().recipient();
        for (int message = 0; message < FLOOD_MESSAGES; message++) {
            for (Participant participant : cast.participants()) {
                participant.send(largest, Duration.ZERO);
            }
        }
        LockSupport.parkNanos(random.nextLong(LONGEST_FLOOD_NANOS));
    }
}
