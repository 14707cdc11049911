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
    private static final int LEAST_INJURIES = 2;
    private static final int MORE_INJURIES = 3;
    private static final int STORM_MESSAGES = 15;
    private static final double SHARE = 0.5;

    private final Server server;
    private final FlakyNetwork network;
    private final List<Participant> participants;
    private final History history;
    private final Storm storm;
    private final SplittableRandom random;
    private final Duration load;

    Round(
            Server server,
            FlakyNetwork network,
            List<Participant> participants,
            History history,
            Storm storm,
            SplittableRandom random,
            Duration load) {
        this.server = server;
        this.network = network;
        this.participants = participants;
        this.history = history;
        this.storm = storm;
        this.random = random;
        this.load = load;
    }

    void run() throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + load.toNanos();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Participant participant : participants) {
                SplittableRandom own = random.split();
                running.add(senders.submit(() -> {
                    converse(participant, own, end);
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
        List<Participant> others = participants.stream()
                .filter(other -> !other.user().equals(participant.user()))
                .toList();
        while (System.nanoTime() < end) {
            participant.send(others.get(choices.nextInt(others.size())).user(), ROOM);
            if (choices.nextInt(20) == 0) {
                participant.readSomething(choices.nextInt());
            }
            LockSupport.parkNanos(choices.nextLong(20_000_000));
        }
    }

    /// At least one kill, and others at random; spread over the time of the round.
    private void injure(long end) throws InterruptedException {
        int count = LEAST_INJURIES + random.nextInt(MORE_INJURIES);
        int kill = random.nextInt(count);
        for (int number = 0; number < count; number++) {
            long left = Math.max(0, end - System.nanoTime());
            LockSupport.parkNanos(random.nextLong(1 + left / (count - number)));
            Injury[] all = Injury.values();
            injure(number == kill ? Injury.KILL : all[random.nextInt(all.length)]);
        }
    }

    private void injure(Injury injury) throws InterruptedException {
        history.add(new Observation.Injured("-", injury.name()));
        switch (injury) {
            case KILL -> {
                server.kill();
                server.start();
            }
            case CUT -> network.cut(SHARE, random);
            case STALL -> {
                network.stall(SHARE, random);
                LockSupport.parkNanos(random.nextLong(1_500_000_000));
                network.flow();
            }
            case STORM -> {
                Participant from = participants.get(random.nextInt(participants.size()));
                Participant to = participants.get(random.nextInt(participants.size()));
                if (!from.user().equals(to.user())) {
                    storm.blow(from, to.user(), STORM_MESSAGES);
                }
            }
        }
    }
}
