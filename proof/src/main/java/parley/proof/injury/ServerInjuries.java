package parley.proof.injury;

import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import parley.proof.server.Server;

/// At least one kill and one switch, and others at random; spread over the time of the round.
public final class ServerInjuries implements Injuries {
    private static final int LEAST = 3;
    private static final int MORE = 3;
    private static final double SHARE = 0.5;
    private static final long LONGEST_FLOOD_NANOS = 60_000_000;
    private static final long LONGEST_STALL_NANOS = 1_500_000_000;

    private final Server server;
    private final FlakyNetwork network;

    public ServerInjuries(Server server, FlakyNetwork network) {
        this.server = server;
        this.network = network;
    }

    @Override
    public void inflict(Scene scene, SplittableRandom random, long end) throws InterruptedException {
        int count = LEAST + random.nextInt(MORE);
        int kill = random.nextInt(count);
        int change = (kill + 1) % count;
        for (int number = 0; number < count; number++) {
            long left = Math.max(0, end - System.nanoTime());
            LockSupport.parkNanos(random.nextLong(1 + left / (count - number)));
            Injury[] all = Injury.values();
            Injury any = all[random.nextInt(all.length)];
            inflict(scene, random, number == kill ? Injury.KILL : number == change ? Injury.SWITCH : any);
        }
    }

    private void inflict(Scene scene, SplittableRandom random, Injury injury) throws InterruptedException {
        scene.note(injury.name());
        switch (injury) {
            case KILL -> {
                scene.flood();
                LockSupport.parkNanos(random.nextLong(LONGEST_FLOOD_NANOS));
                server.kill();
                server.start();
            }
            case CUT -> network.cut(SHARE, random);
            case STALL -> {
                network.stall(SHARE, random);
                LockSupport.parkNanos(random.nextLong(LONGEST_STALL_NANOS));
                network.flow();
            }
            case SWITCH -> scene.switchTransports(random);
            case STORM -> scene.blowStorm(random);
        }
    }

    @Override
    public void heal() {
        network.flow();
    }
}
