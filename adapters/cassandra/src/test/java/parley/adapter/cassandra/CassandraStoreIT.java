package parley.adapter.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parley.adapter.cassandra.CassandraException.Fault;

final class CassandraStoreIT {
    private static final int ROWS = 1_203;

    private final TestNode node = TestNode.shared();

    @BeforeAll
    static void create() {
        execute("CREATE TABLE parley.probe (part int, number int, PRIMARY KEY (part, number))");
    }

    @AfterAll
    static void drop() {
        execute("DROP TABLE IF EXISTS parley.probe");
    }

    @Test
    void aRefusalByTheServerShouldBeKnownAsOne() {
        execute("CREATE TABLE parley.gone (part int PRIMARY KEY, number int)");
        PreparedStatement insert = node.store().prepareWrite("INSERT INTO %s.gone (part, number) VALUES (?, ?)");
        execute("DROP TABLE parley.gone");

        CassandraException refused =
                assertThrows(CassandraException.class, () -> node.store().write(insert.bind(1, 1)));

        assertEquals(Fault.REFUSED, refused.fault());
    }

    @Test
    void rowsShouldBeReadPageByPageAndNoFurtherThanWanted() {
        PreparedStatement insert = insert(node.store());
        node.store()
                .writeAll(IntStream.range(0, ROWS)
                        .mapToObj(number -> insert.bind(1, number))
                        .toList());
        PreparedStatement select = node.store().prepareRead("SELECT number FROM %s.probe WHERE part = ?");
        long before = node.store().counters().reads();

        List<Row> all = node.store().read(select.bind(1));
        long pages = node.store().counters().reads() - before;
        node.store().find(select.bind(1));

        assertEquals(ROWS, all.size());
        assertEquals(3, pages);
        assertEquals(pages + 1, node.store().counters().reads() - before);
    }

    @Test
    void noMoreRequestsThanAllowedShouldBeUnderWay() throws Exception {
        try (CassandraStore narrow = CassandraStore.open(new Configs(node.config()).inFlight(2))) {
            PreparedStatement insert = insert(narrow);
            AtomicInteger most = new AtomicInteger();
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> writing = new ArrayList<>();
                for (int caller = 0; caller < 50; caller++) {
                    int number = caller;
                    writing.add(callers.submit(() -> {
                        narrow.write(insert.bind(2, number));
                        most.accumulateAndGet(narrow.counters().inFlight(), Math::max);
                    }));
                }
                for (Future<?> each : writing) {
                    each.get();
                }
            }
            assertTrue(most.get() <= 2, "under way: " + most.get());
            assertEquals(50, narrow.counters().writes());
            assertEquals(0, narrow.counters().inFlight());
        }
    }

    @Test
    void aClosedStoreShouldSaySo() {
        CassandraStore closed = CassandraStore.open(node.config());
        PreparedStatement insert = insert(closed);
        closed.close();

        CassandraException failed = assertThrows(CassandraException.class, () -> closed.write(insert.bind(1, 1)));

        assertEquals(Fault.UNKNOWN, failed.fault());
        assertEquals(0, closed.counters().inFlight());
    }

    private static PreparedStatement insert(CassandraStore store) {
        return store.prepareWrite("INSERT INTO %s.probe (part, number) VALUES (?, ?)");
    }

    private static void execute(String cql) {
        TestNode.shared().session().execute(SimpleStatement.newInstance(cql));
    }
}
