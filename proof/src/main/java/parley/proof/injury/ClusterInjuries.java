package parley.proof.injury;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import parley.devcluster.Backends;
import parley.devcluster.CassandraNode;
import parley.devcluster.ParleyCluster;
import parley.devcluster.ParleyInstance;
import parley.devcluster.Server;
import parley.devcluster.ServerStartException;
import parley.devcluster.TcpRelay;

/// Everything that can be done to a cluster, one after the other in random order, all of it in every round.
public final class ClusterInjuries implements Injuries {
    private static final double SHARE = 0.5;
    private static final int STARTS = 4;

    /// A lease of 10 s, and the time of a taker to look on and to take over.
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(14);

    /// After which a load balancer has noticed that an instance does not answer.
    private static final Duration NOTICED = Duration.ofSeconds(2);

    private final ParleyCluster parley;
    private final Backends backends;
    private final List<FlakyNetwork> networks;
    private final Set<Integer> away;
    private final Consumer<String> progress;

    /// @param away gets the ports of instances that a load balancer leaves out
    public ClusterInjuries(
            ParleyCluster parley,
            Backends backends,
            List<FlakyNetwork> networks,
            Set<Integer> away,
            Consumer<String> progress) {
        this.parley = parley;
        this.backends = backends;
        this.networks = List.copyOf(networks);
        this.away = away;
        this.progress = progress;
    }

    @Override
    public void inflict(Scene scene, SplittableRandom random, long end) throws InterruptedException {
        List<ClusterInjury> all = new ArrayList<>(List.of(ClusterInjury.values()));
        Collections.shuffle(all, new Random(random.nextLong()));
        for (ClusterInjury injury : all) {
            rest(random, Duration.ofMillis(500), Duration.ofSeconds(2));
            scene.note(injury.name());
            progress.accept("injury: " + injury);
            inflict(scene, random, injury);
        }
    }

    private void inflict(Scene scene, SplittableRandom random, ClusterInjury injury) throws InterruptedException {
        switch (injury) {
            case KILL_INSTANCE -> {
                ParleyInstance instance = any(parley.instances(), random);
                scene.flood();
                rest(random, Duration.ZERO, Duration.ofMillis(60));
                instance.kill();
                rest(random, Duration.ZERO, Duration.ofSeconds(2));
                revive(instance);
            }
            case PAUSE_INSTANCE -> pause(any(parley.instances(), random), random);
            case CUT_LINKS -> {
                TcpRelay link = any(parley.links(), random);
                link.cut();
                rest(random, Duration.ofSeconds(2), Duration.ofSeconds(6));
                link.heal();
            }
            case STALL_LINKS -> {
                TcpRelay link = any(parley.links(), random);
                link.stall(any(List.of(TcpRelay.Direction.values()), random));
                rest(random, Duration.ofSeconds(2), Duration.ofSeconds(6));
                link.heal();
            }
            case FLUSH_REDIS -> backends.redis().flush();
            case RESTART_ARTEMIS -> restart(scene, backends.artemis());
            case STOP_CASSANDRA_NODE -> {
                CassandraNode node = any(backends.cassandra().nodes(), random);
                node.kill();
                rest(random, Duration.ofSeconds(3), Duration.ofSeconds(6));
                node.restart();
                backends.cassandra().awaitUp();
            }
            case RESTART_POSTGRESQL -> restart(scene, backends.postgresql());
            case CUT_CLIENTS -> networks.forEach(network -> network.cut(SHARE, random));
            case STALL_CLIENTS -> {
                networks.forEach(network -> network.stall(SHARE, random));
                rest(random, Duration.ZERO, Duration.ofMillis(1500));
                networks.forEach(FlakyNetwork::flow);
            }
            case SWITCH_TRANSPORTS -> scene.switchTransports(random);
            case STORM -> scene.blowStorm(random);
        }
    }

    private void pause(ParleyInstance instance, SplittableRandom random) {
        int port = instance.address().getPort();
        instance.pause();
        park(NOTICED);
        away.add(port);
        park(LONGER_THAN_A_LEASE.minus(NOTICED));
        rest(random, Duration.ZERO, Duration.ofSeconds(2));
        instance.resume();
        away.remove(port);
    }

    private static void restart(Scene scene, Server server) throws InterruptedException {
        scene.flood();
        server.kill();
        server.restart();
    }

    /// As a service manager does: tries again if the start fails, which it may while something else is away.
    private void revive(Server server) {
        for (int attempt = 1; ; attempt++) {
            try {
                server.restart();
                return;
            } catch (ServerStartException failed) {
                if (attempt == STARTS) {
                    throw failed;
                }
                progress.accept(server.name() + ": did not start, once more: " + failed.getMessage());
            }
        }
    }

    private static <T> T any(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static void rest(SplittableRandom random, Duration least, Duration most) {
        park(least.plusNanos(random.nextLong(most.minus(least).toNanos())));
    }

    private static void park(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void heal() {
        away.clear();
        networks.forEach(FlakyNetwork::flow);
        parley.links().forEach(TcpRelay::heal);
        List<Server> all = new ArrayList<>(backends.servers());
        all.addAll(parley.instances());
        for (Server server : all) {
            if (server.isAlive()) {
                server.resume();
            } else {
                revive(server);
            }
        }
        backends.cassandra().awaitUp();
    }
}
