package parley.adapter.cassandra.messaging;

import org.junit.jupiter.api.BeforeEach;
import parley.adapter.cassandra.TestNode;

/// What tests of contracts extend: messaging's ports on a node without anything in it.
abstract class CassandraFixture {
    private final TestNode node = TestNode.shared();
    private final CassandraMessaging messaging = CassandraMessaging.on(node.store());

    @BeforeEach
    void truncate() {
        node.truncate();
    }

    final TestNode node() {
        return node;
    }

    final CassandraMessaging messaging() {
        return messaging;
    }
}
