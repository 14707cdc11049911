package parley.bench.load;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Ways between devices that are not connected, for tests of traffic.
record Ways(Fleet fleet, List<Way> all) implements AutoCloseable {

    static Ways pairs(int count) {
        Fleet fleet = new Fleet(new LoadConfig(
                List.of(InetSocketAddress.createUnresolved("nowhere", 1)), true, 100, 1, Duration.ZERO, 16, 1, 1));
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Client one = fleet.add(new Account("one", "token"), i);
            Client other = fleet.add(new Account("other", "token"), i);
            ways.addAll(fleet.pair(one, other));
        }
        return new Ways(fleet, ways);
    }

    @Override
    public void close() {
        fleet.close();
    }
}
