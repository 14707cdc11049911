package parley.messaging.application;

import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import parley.kernel.InstanceId;
import parley.messaging.domain.Delivery;
import parley.messaging.domain.Errand;
import parley.messaging.domain.ErrandAnswer;
import parley.messaging.port.in.AcceptForwarded;
import parley.messaging.port.in.ReceiveDelivery;
import parley.messaging.port.out.Peers;

/// What instances tell each other: one line per ordered pair, which keeps its order, delays as long as the test
/// wants, breaks with everything that is on it, and repeats deliveries. Calls that block use it from threads of their
/// own.
final class Wires {
    private final Function<InstanceId, Optional<MessagingModule>> instances;
    private final Random random;
    private final Map<Pair, Deque<Runnable>> lines = new ConcurrentHashMap<>();
    private final Set<InstanceId> known = new HashSet<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /// @param instances those that live
    Wires(Function<InstanceId, Optional<MessagingModule>> instances, Random random) {
        this.instances = instances;
        this.random = random;
    }

    private record Pair(InstanceId from, InstanceId to) {}

    /// Errands under way, and which of them have no answer.
    private static final class Call {
        private final Pair pair;
        private final Peers.Answers answers;
        private final Set<Integer> open = new HashSet<>();

        Call(Pair pair, int errands, Peers.Answers answers) {
            this.pair = pair;
            this.answers = answers;
            for (int index = 0; index < errands; index++) {
                open.add(index);
            }
        }

        void answer(int index, ErrandAnswer answer) {
            if (open.remove(index)) {
                answers.accept(index, answer);
            }
        }

        void lose() {
            for (int index : List.copyOf(open)) {
                answer(index, new ErrandAnswer.Lost());
            }
        }
    }

    void join(InstanceId instance) {
        known.add(instance);
    }

    /// What is under way to or from an instance that died is lost; the others know that it did.
    void die(InstanceId instance) {
        known.remove(instance);
        lines.keySet()
                .removeIf(pair -> pair.from().equals(instance) || pair.to().equals(instance));
        calls.removeIf(call -> call.pair.from().equals(instance));
        lose(call -> call.pair.to().equals(instance));
        known.forEach(other ->
                instances.apply(other).ifPresent(each -> each.doubtStreams().doubt()));
    }

    Peers from(InstanceId self) {
        return new Peers() {
            @Override
            public void forward(InstanceId owner, List<Errand> errands, Answers answers) {
                Call call = new Call(new Pair(self, owner), errands.size(), answers);
                if (!known.contains(owner) || owner.equals(self)) {
                    call.lose();
                    return;
                }
                calls.add(call);
                put(call.pair, () -> accept(call, errands));
            }

            @Override
            public void deliver(InstanceId instance, Delivery delivery) {
                if (known.contains(instance)) {
                    put(new Pair(self, instance), () -> receive(self, instance, delivery));
                    if (random.nextInt(10) == 0) {
                        put(new Pair(self, instance), () -> receive(self, instance, delivery));
                    }
                }
            }

            @Override
            public List<InstanceId> others() {
                return known.stream().filter(other -> !other.equals(self)).toList();
            }
        };
    }

    private void accept(Call call, List<Errand> errands) {
        AcceptForwarded.Command command = new AcceptForwarded.Command(call.pair.from(), errands);
        Pair back = new Pair(call.pair.to(), call.pair.from());
        instances
                .apply(call.pair.to())
                .ifPresent(instance -> instance.acceptForwarded()
                        .accept(command, (index, answer) -> put(back, () -> call.answer(index, answer))));
    }

    private void receive(InstanceId from, InstanceId to, Delivery delivery) {
        instances
                .apply(to)
                .ifPresent(instance -> instance.receiveDelivery().receive(new ReceiveDelivery.Command(from, delivery)));
    }

    private void put(Pair pair, Runnable message) {
        if (known.contains(pair.from()) && known.contains(pair.to())) {
            lines.computeIfAbsent(pair, absent -> new ConcurrentLinkedDeque<>()).add(message);
        }
    }

    /// Lets some of what is on one line arrive.
    void pump() {
        List<Deque<Runnable>> busy =
                lines.values().stream().filter(line -> !line.isEmpty()).toList();
        if (!busy.isEmpty()) {
            Deque<Runnable> line = busy.get(random.nextInt(busy.size()));
            for (int count = 1 + random.nextInt(5); count > 0 && !line.isEmpty(); count--) {
                line.remove().run();
            }
        }
    }

    /// Lets everything arrive that is under way.
    void pumpAll() {
        while (!quiet()) {
            pump();
        }
    }

    boolean quiet() {
        return lines.values().stream().allMatch(Deque::isEmpty);
    }

    /// Breaks a line: the receiver notices that something is missing, and the sender gets no answers.
    void breakLine() {
        List<Pair> busy = lines.keySet().stream()
                .filter(pair -> !lines.get(pair).isEmpty())
                .toList();
        if (!busy.isEmpty()) {
            Pair pair = busy.get(random.nextInt(busy.size()));
            Deque<Runnable> line = lines.get(pair);
            for (int kept = random.nextInt(line.size() + 1); line.size() > kept; ) {
                line.removeLast();
            }
            line.add(() -> instances
                    .apply(pair.to())
                    .ifPresent(instance -> instance.doubtStreams().doubt()));
            lose(call -> call.pair.equals(pair)
                    || (call.pair.from().equals(pair.to()) && call.pair.to().equals(pair.from())));
        }
    }

    /// Somebody waits no longer, though what it sent may arrive.
    void timeOut() {
        if (!calls.isEmpty()) {
            calls.remove(random.nextInt(calls.size())).lose();
        }
    }

    private void lose(Predicate<Call> which) {
        List<Call> lost = calls.stream().filter(which).toList();
        calls.removeAll(lost);
        lost.forEach(Call::lose);
    }
}
