package parley.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.cluster.domain.Incarnation;
import parley.cluster.domain.Instance;
import parley.cluster.domain.InstanceRow;
import parley.cluster.domain.LeaseTableUnavailableException;
import parley.cluster.domain.ShardRow;
import parley.cluster.port.out.LeaseTable;

/// One instance's way to a table, which a test can disturb: slow, cut, or cut after the change was made.
public final class UnsteadyLeaseTable implements LeaseTable {
    /// What a call does.
    public enum Call {
        JOIN,
        RENEW,
        BURY,
        LEAVE,
        INSTANCES,
        FORGET,
        SHARDS,
        TAKE,
        RELEASE
    }

    /// What goes wrong.
    public enum Trouble {
        /// Nothing happens, and the caller does not learn that.
        LOST,
        /// The change is made, but the caller does not learn that.
        UNANSWERED
    }

    private final LeaseTable table;
    private final ConcurrentHashMap<Call, Trouble> troubles = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Call, AtomicInteger> calls = new ConcurrentHashMap<>();
    private volatile Consumer<Call> before = call -> {};
    private volatile Consumer<Call> after = call -> {};

    public UnsteadyLeaseTable(LeaseTable table) {
        this.table = table;
    }

    /// These calls go wrong until [#heal]; all of them if none is named.
    public void disturb(Trouble trouble, Call... which) {
        for (Call call : which.length == 0 ? Call.values() : which) {
            troubles.put(call, trouble);
        }
    }

    public void heal() {
        troubles.clear();
    }

    /// Runs on the way there of every call, for example to let time pass.
    public void onTheWay(Consumer<Call> action) {
        before = action;
    }

    /// Runs on the way back of every call.
    public void onTheWayBack(Consumer<Call> action) {
        after = action;
    }

    /// How many such calls there were.
    public int calls(Call call) {
        return calls.getOrDefault(call, new AtomicInteger()).get();
    }

    @Override
    public boolean join(Incarnation self, Instance instance, Duration lease) {
        return ask(Call.JOIN, () -> table.join(self, instance, lease));
    }

    @Override
    public boolean renew(Incarnation self, long beat) {
        return ask(Call.RENEW, () -> table.renew(self, beat));
    }

    @Override
    public boolean bury(Incarnation other, long beat) {
        return ask(Call.BURY, () -> table.bury(other, beat));
    }

    @Override
    public void leave(Incarnation self) {
        ask(Call.LEAVE, () -> {
            table.leave(self);
            return true;
        });
    }

    @Override
    public List<InstanceRow> instances() {
        return call(Call.INSTANCES, table::instances);
    }

    @Override
    public void forget(Incarnation dead) {
        ask(Call.FORGET, () -> {
            table.forget(dead);
            return true;
        });
    }

    @Override
    public List<ShardRow> shards() {
        return call(Call.SHARDS, table::shards);
    }

    @Override
    public boolean take(ShardRow expected, Incarnation self) {
        return ask(Call.TAKE, () -> table.take(expected, self));
    }

    @Override
    public boolean release(ShardRow held) {
        return ask(Call.RELEASE, () -> table.release(held));
    }

    private boolean ask(Call call, BooleanSupplier change) {
        return call(call, change::getAsBoolean);
    }

    private <T> T call(Call call, Supplier<T> action) {
        calls.computeIfAbsent(call, key -> new AtomicInteger()).incrementAndGet();
        before.accept(call);
        Trouble trouble = troubles.get(call);
        if (trouble == Trouble.LOST) {
            throw new LeaseTableUnavailableException(call + " was lost");
        }
        T answer = action.get();
        after.accept(call);
        if (trouble == Trouble.UNANSWERED) {
            throw new LeaseTableUnavailableException(call + " was not answered");
        }
        return answer;
    }
}
