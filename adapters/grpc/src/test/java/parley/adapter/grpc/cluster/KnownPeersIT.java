package parley.adapter.grpc.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import parley.adapter.grpc.TestTransports;
import parley.adapter.grpc.Transport;
import parley.cluster.domain.Address;
import parley.cluster.domain.Instance;
import parley.cluster.domain.Role;
import parley.kernel.InstanceId;

class KnownPeersIT {
    private static final InstanceId A = new InstanceId(new UUID(1, 1));
    private static final InstanceId B = new InstanceId(new UUID(1, 2));

    @Test
    void instancesShouldBeReachedAsLongAsTheyLive() {
        List<String> received = new CopyOnWriteArrayList<>();
        try (Transport a = TestTransports.plain(A);
                Transport b = TestTransports.plain(B)) {
            b.receive(1, (from, body) -> received.add(from + " " + body.toStringUtf8()));
            a.start();
            b.start();
            Instance first = new Instance(A, new Address("127.0.0.1", a.port()), Set.of(Role.MESSAGING));
            Instance second = new Instance(B, new Address("127.0.0.1", b.port()), Set.of(Role.MESSAGING));
            KnownPeers known = new KnownPeers(a);
            new KnownPeers(b).appeared(first);
            known.appeared(first);
            known.appeared(second);
            assertEquals(List.of(B), a.others());

            a.send(B, 1, ByteString.copyFromUtf8("hello"));
            await().until(() -> received.equals(List.of(A + " hello")));
            known.went(second);
            assertEquals(List.of(), a.others());
            assertFalse(a.send(B, 1, ByteString.EMPTY));
        }
    }
}
