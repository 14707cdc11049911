package parley.adapter.cassandra.messaging;

import parley.messaging.port.out.Cursors;
import parley.messaging.port.out.CursorsContract;

final class CassandraCursorsIT extends CassandraFixture implements CursorsContract {
    @Override
    public Cursors cursors() {
        return messaging().cursors();
    }
}
