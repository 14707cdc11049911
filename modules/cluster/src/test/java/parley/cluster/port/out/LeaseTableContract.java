package parley.cluster.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.cluster.Instances.ONE;
import static parley.cluster.Instances.TWO;
import static parley.cluster.Instances.incarnation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.cluster.Instances;
import parley.cluster.domain.Incarnation;
import parley.cluster.domain.InstanceRow;
import parley.cluster.domain.ShardRow;
import parley.cluster.domain.Shards;

/// What every [LeaseTable] has to do. Implementations hand out an empty one for each test, the same one during it.
public interface LeaseTableContract {
    int RIVALS = 8;
    Duration LEASE = Duration.ofSeconds(10);

    LeaseTable table();

    @Test
    default void joinShouldAddTheInstanceAliveAndWithoutABeat() {
        assertTrue(table().join(incarnation(1), ONE, LEASE));

        assertEquals(List.of(new InstanceRow(incarnation(1), ONE, LEASE, 0, false)), table().instances());
    }

    @Test
    default void joinShouldKeepWhatIsKnownOfAnIncarnationThatIsThere() {
        table().join(incarnation(1), ONE, LEASE);
        table().renew(incarnation(1), 0);

        assertFalse(table().join(incarnation(1), TWO, LEASE));

        assertEquals(List.of(new InstanceRow(incarnation(1), ONE, LEASE, 1, false)), table().instances());
    }

    @Test
    default void joinShouldRefuseADeadIncarnation() {
        table().join(incarnation(1), ONE, LEASE);
        table().leave(incarnation(1));

        assertFalse(table().join(incarnation(1), ONE, LEASE));

        assertTrue(row(incarnation(1)).dead());
    }

    @Test
    default void anInstanceShouldHaveSeveralIncarnations() {
        table().join(incarnation(1), ONE, LEASE);
        table().leave(incarnation(1));
        table().join(incarnation(2), ONE, LEASE);

        assertEquals(2, table().instances().size());
        assertTrue(row(incarnation(1)).dead());
        assertFalse(row(incarnation(2)).dead());
    }

    @Test
    default void renewShouldRaiseTheBeatOnlyFromTheOneThatIsKnown() {
        table().join(incarnation(1), ONE, LEASE);

        assertFalse(table().renew(incarnation(1), 1));
        assertTrue(table().renew(incarnation(1), 0));
        assertFalse(table().renew(incarnation(1), 0));
        assertTrue(table().renew(incarnation(1), 1));

        assertEquals(2, row(incarnation(1)).beat());
    }

    @Test
    default void renewShouldRefuseTheDeadAndTheUnknown() {
        table().join(incarnation(1), ONE, LEASE);
        table().bury(incarnation(1), 0);

        assertFalse(table().renew(incarnation(1), 0));
        assertFalse(table().renew(incarnation(2), 0));

        assertEquals(List.of(new InstanceRow(incarnation(1), ONE, LEASE, 0, true)), table().instances());
    }

    @Test
    default void buryShouldMarkOnlyWhoDidNotBeatMeanwhile() {
        table().join(incarnation(1), ONE, LEASE);
        table().renew(incarnation(1), 0);

        assertFalse(table().bury(incarnation(1), 0));
        assertFalse(row(incarnation(1)).dead());
        assertTrue(table().bury(incarnation(1), 1));
        assertFalse(table().bury(incarnation(1), 1));

        assertTrue(row(incarnation(1)).dead());
        assertEquals(1, row(incarnation(1)).beat());
    }

    @Test
    default void buryShouldAddNobody() {
        assertFalse(table().bury(incarnation(1), 0));

        assertEquals(List.of(), table().instances());
    }

    @Test
    default void leaveShouldMarkWhateverTheBeatAndBeRepeatable() {
        table().join(incarnation(1), ONE, LEASE);
        table().renew(incarnation(1), 0);

        table().leave(incarnation(1));
        table().leave(incarnation(1));
        table().leave(incarnation(2));

        assertEquals(List.of(new InstanceRow(incarnation(1), ONE, LEASE, 1, true)), table().instances());
        assertFalse(table().renew(incarnation(1), 1));
    }

    @Test
    default void forgetShouldRemoveOnlyTheDead() {
        table().join(incarnation(1), ONE, LEASE);
        table().join(incarnation(2), TWO, LEASE);
        table().leave(incarnation(1));

        table().forget(incarnation(1));
        table().forget(incarnation(1));
        table().forget(incarnation(2));

        assertEquals(List.of(new InstanceRow(incarnation(2), TWO, LEASE, 0, false)), table().instances());
    }

    @Test
    default void shardsShouldBeAllThereAndUntouchedAtFirst() {
        assertEquals(
                IntStream.range(0, Shards.COUNT).mapToObj(ShardRow::untouched).toList(), table().shards());
    }

    @Test
    default void takeShouldRaiseTheEpochOnlyFromWhatIsKnown() {
        ShardRow untouched = ShardRow.untouched(5);

        assertTrue(table().take(untouched, incarnation(1)));
        assertFalse(table().take(untouched, incarnation(1)));
        assertFalse(table().take(untouched, incarnation(2)));
        assertFalse(table().take(new ShardRow(5, incarnation(2), 1), incarnation(2)));
        assertFalse(table().take(new ShardRow(5, incarnation(1), 2), incarnation(2)));
        assertFalse(table().take(new ShardRow(5, Incarnation.NONE, 1), incarnation(2)));
        assertEquals(new ShardRow(5, incarnation(1), 1), shard(5));

        assertTrue(table().take(new ShardRow(5, incarnation(1), 1), incarnation(2)));

        assertEquals(new ShardRow(5, incarnation(2), 2), shard(5));
        assertEquals(ShardRow.untouched(4), shard(4));
        assertEquals(ShardRow.untouched(6), shard(6));
    }

    @Test
    default void releaseShouldKeepTheEpochSoThatTheNextOneIsHigher() {
        table().take(ShardRow.untouched(7), incarnation(1));

        assertTrue(table().release(new ShardRow(7, incarnation(1), 1)));
        assertFalse(table().release(new ShardRow(7, incarnation(1), 1)));
        assertEquals(new ShardRow(7, Incarnation.NONE, 1), shard(7));

        assertTrue(table().take(new ShardRow(7, Incarnation.NONE, 1), incarnation(1)));

        assertEquals(new ShardRow(7, incarnation(1), 2), shard(7));
    }

    @Test
    default void releaseShouldLeaveAloneWhatOthersOrLaterEpochsOwn() {
        table().take(ShardRow.untouched(7), incarnation(1));
        table().take(new ShardRow(7, incarnation(1), 1), incarnation(1));

        assertFalse(table().release(new ShardRow(7, incarnation(1), 1)));
        assertFalse(table().release(new ShardRow(7, incarnation(2), 2)));
        assertFalse(table().release(new ShardRow(8, incarnation(1), 1)));

        assertEquals(new ShardRow(7, incarnation(1), 2), shard(7));
        assertEquals(ShardRow.untouched(8), shard(8));
    }

    @Test
    default void theFirstAndTheLastShardShouldBeLikeTheOthers() {
        for (int shard : new int[] {0, Shards.COUNT - 1}) {
            assertTrue(table().take(ShardRow.untouched(shard), incarnation(1)));
            assertTrue(table().release(new ShardRow(shard, incarnation(1), 1)));
            assertEquals(new ShardRow(shard, Incarnation.NONE, 1), shard(shard));
        }
    }

    @Test
    default void ofManyWhoTakeAShardAtOnceOneShouldGetIt() {
        assertEquals(1, winners(rival -> table().take(ShardRow.untouched(9), incarnation(rival))));

        assertEquals(1, shard(9).epoch());
        assertTrue(shard(9).owned());
    }

    @Test
    default void ofManyWhoBuryOneAtOnceOneShouldDoIt() {
        table().join(incarnation(1), ONE, LEASE);

        assertEquals(1, winners(rival -> table().bury(incarnation(1), 0)));

        assertTrue(row(incarnation(1)).dead());
    }

    @Test
    default void aRenewalAndABurialAtOnceShouldNotBothSucceed() {
        for (int round = 1; round <= RIVALS; round++) {
            Incarnation self = incarnation(round);
            table().join(self, Instances.numbered(round), LEASE);

            assertEquals(1, winners(rival -> rival % 2 == 0 ? table().renew(self, 0) : table().bury(self, 0)));

            InstanceRow row = row(self);
            assertEquals(row.dead() ? 0 : 1, row.beat());
        }
    }

    @Test
    default void manyInstancesShouldBeAllThere() {
        int many = 50;
        for (int number = 1; number <= many; number++) {
            table().join(incarnation(number), Instances.numbered(number), LEASE);
        }

        assertEquals(
                IntStream.rangeClosed(1, many)
                        .mapToObj(number ->
                                new InstanceRow(incarnation(number), Instances.numbered(number), LEASE, 0, false))
                        .toList(),
                table().instances().stream()
                        .sorted(Comparator.comparing(row -> row.incarnation().value()))
                        .toList());
    }

    private InstanceRow row(Incarnation incarnation) {
        return table().instances().stream()
                .filter(row -> row.incarnation().equals(incarnation))
                .findFirst()
                .orElseThrow();
    }

    private ShardRow shard(int shard) {
        return table().shards().get(shard);
    }

    private static long winners(IntPredicate attempt) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> attempts = new ArrayList<>();
            for (int rival = 1; rival <= RIVALS; rival++) {
                int number = rival;
                attempts.add(() -> attempt.test(number));
            }
            long won = 0;
            for (Future<Boolean> answer : threads.invokeAll(attempts)) {
                won += answer.get() ? 1 : 0;
            }
            return won;
        } catch (ExecutionException failed) {
            throw new AssertionError("an attempt failed", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
