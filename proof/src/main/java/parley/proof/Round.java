package parley.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import parley.client.model.Recipient;
import parley.proof.client.Cast;
import parley.proof.client.Churn;
import parley.proof.client.Gathering;
import parley.proof.client.Participant;
import parley.proof.injury.Injuries;
import parley.proof.injury.Scene;

/// Everybody sends while what is proven is injured; ends with all of it healed.
final class Round {
    private static final Duration ROOM = Duration.ofMillis(100);

    private final Injuries injuries;
    private final Scene scene;
    private final SplittableRandom random;
    private final Duration load;
    private final Duration rest;

    /// @param load how long it lasts at least
    /// @param rest how long a device rests at most between two messages
    Round(Injuries injuries, Scene scene, SplittableRandom random, Duration load, Duration rest) {
        this.injuries = injuries;
        this.scene = scene;
        this.random = random;
        this.load = load;
        this.rest = rest;
    }

    void run() throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + load.toNanos();
        AtomicBoolean hurting = new AtomicBoolean(true);
        BooleanSupplier going = () -> hurting.get() || System.nanoTime() < end;
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = start(senders, going);
            try {
                injuries.inflict(scene, random, end);
            } finally {
                hurting.set(false);
            }
            for (Future<?> sender : running) {
                sender.get();
            }
        } finally {
            injuries.heal();
        }
    }

    private List<Future<?>> start(ExecutorService senders, BooleanSupplier going) {
        List<Future<?>> running = new ArrayList<>();
        for (Participant participant : scene.cast().participants()) {
            SplittableRandom own = random.split();
            running.add(senders.submit(() -> {
                converse(participant, own, going);
                return null;
            }));
        }
        for (Gathering gathering : scene.cast().gatherings()) {
            Churn churn = new Churn(gathering, random.split());
            running.add(senders.submit(() -> {
                churn.run(going);
                return null;
            }));
        }
        return running;
    }

    private void converse(Participant participant, RandomGenerator choices, BooleanSupplier going)
            throws InterruptedException {
        Cast cast = scene.cast();
        List<Recipient> people = cast.participants().stream()
                .filter(other -> !other.user().equals(participant.user()))
                .map(other -> Recipient.user(other.user()))
                .toList();
        List<Recipient> groups =
                cast.gatherings().stream().map(Gathering::recipient).toList();
        while (going.getAsBoolean()) {
            List<Recipient> some = groups.isEmpty() || choices.nextBoolean() ? people : groups;
            participant.send(some.get(choices.nextInt(some.size())), ROOM);
            if (choices.nextInt(20) == 0) {
                participant.readSomething(choices.nextInt());
            }
            LockSupport.parkNanos(choices.nextLong(rest.toNanos()));
        }
    }
}
