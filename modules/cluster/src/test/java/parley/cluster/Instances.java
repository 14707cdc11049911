package parley.cluster;

import java.util.Set;
import java.util.UUID;
import parley.cluster.domain.Address;
import parley.cluster.domain.Incarnation;
import parley.cluster.domain.Instance;
import parley.cluster.domain.Role;
import parley.kernel.InstanceId;

/// Instances for tests.
public final class Instances {
    public static final Instance ONE = numbered(1);
    public static final Instance TWO = numbered(2);

    private static final int FIRST_PORT = 7000;

    private Instances() {}

    public static Instance numbered(int number) {
        return new Instance(
                new InstanceId(new UUID(1, number)),
                new Address("127.0.0.1", FIRST_PORT + number),
                Set.of(Role.MESSAGING, new Role("gateway")));
    }

    /// One that may not own shards.
    public static Instance gateway(int number) {
        return new Instance(
                new InstanceId(new UUID(1, number)),
                new Address("127.0.0.1", FIRST_PORT + number),
                Set.of(new Role("gateway")));
    }

    public static Incarnation incarnation(int number) {
        return new Incarnation(new UUID(2, number));
    }
}
