package parley.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimingWheelTest {
    private static final long TICK = Duration.ofMillis(10).toNanos();
    private static final int SLOTS = 8;
    private static final long START = Long.MAX_VALUE - 5 * TICK; // a ticker may overflow while the server runs

    private final TimingWheel wheel = new TimingWheel(Duration.ofNanos(TICK), SLOTS, 1_000, START);
    private final List<String> fired = new ArrayList<>();

    @Test
    void tickShouldFireNothingBeforeTheDeadline() {
        wheel.arm(timer("a"), START + 3 * TICK);

        wheel.tick(START + 3 * TICK - 1);

        assertEquals(List.of(), fired);
        assertEquals(1, wheel.armed());
    }

    @Test
    void tickShouldFireOnceAtTheDeadline() {
        wheel.arm(timer("a"), START + 3 * TICK);

        wheel.tick(START + 3 * TICK);
        wheel.tick(START + 4 * TICK);
        wheel.tick(START + 30 * TICK);

        assertEquals(List.of("a"), fired);
        assertEquals(0, wheel.armed());
    }

    @Test
    void tickShouldFireAtTheNextTickWhenTheDeadlineHasPassed() {
        wheel.tick(START + 5 * TICK);
        wheel.arm(timer("a"), START);

        wheel.tick(START + 6 * TICK);

        assertEquals(List.of("a"), fired);
    }

    @Test
    void tickShouldFireDeadlinesSeveralTurnsAway() {
        wheel.arm(timer("a"), START + 20 * TICK);

        for (int tick = 1; tick < 20; tick++) {
            wheel.tick(START + tick * TICK);
        }
        assertEquals(List.of(), fired);
        wheel.tick(START + 20 * TICK);

        assertEquals(List.of("a"), fired);
    }

    @Test
    void tickShouldFireEverythingWhenItWasLateByMoreThanATurn() {
        for (int timer = 0; timer < 3 * SLOTS; timer++) {
            wheel.arm(timer("t" + timer), START + timer * TICK);
        }

        wheel.tick(START + 100 * TICK);

        assertEquals(3 * SLOTS, fired.size());
    }

    @Test
    void tickShouldIgnoreTimeGoingBackwards() {
        wheel.tick(START + 5 * TICK);
        wheel.arm(timer("a"), START + 6 * TICK);

        wheel.tick(START + 2 * TICK);

        assertEquals(START + 5 * TICK, wheel.now());
        assertEquals(List.of(), fired);
    }

    @Test
    void armShouldReplaceTheEarlierDeadline() {
        TimingWheel.Timer timer = timer("a");
        wheel.arm(timer, START + 2 * TICK);
        wheel.arm(timer, START + 4 * TICK);

        wheel.tick(START + 3 * TICK);
        assertEquals(List.of(), fired);
        wheel.tick(START + 4 * TICK);

        assertEquals(List.of("a"), fired);
    }

    @Test
    void armShouldWorkFromWithinTheFiringTimer() {
        TimingWheel.Timer again = new TimingWheel.Timer() {
            @Override
            protected void fired(long now) {
                fired.add("a");
                wheel.arm(this, now + 2 * TICK);
            }
        };
        wheel.arm(again, START + TICK);

        for (int tick = 1; tick <= 5; tick++) {
            wheel.tick(START + tick * TICK);
        }

        assertEquals(List.of("a", "a", "a"), fired);
    }

    @Test
    void cancelShouldKeepTheTimerFromFiring() {
        TimingWheel.Timer timer = timer("a");
        wheel.arm(timer, START + 2 * TICK);

        wheel.cancel(timer);
        wheel.cancel(timer);
        wheel.tick(START + 3 * TICK);

        assertEquals(List.of(), fired);
        assertEquals(0, wheel.armed());
    }

    @Test
    void armShouldRefuseMoreThanTheCapacity() {
        TimingWheel small = new TimingWheel(Duration.ofMillis(10), SLOTS, 2, START);
        TimingWheel.Timer first = timer("a");
        small.arm(first, START + TICK);
        small.arm(timer("b"), START + TICK);

        small.arm(first, START + 2 * TICK);
        assertThrows(IllegalStateException.class, () -> small.arm(timer("c"), START + TICK));

        assertEquals(2, small.armed());
    }

    @Test
    void tickShouldFireTheOthersWhenOneThrows() {
        wheel.arm(
                new TimingWheel.Timer() {
                    @Override
                    protected void fired(long now) {
                        throw new IllegalArgumentException("broken");
                    }
                },
                START + TICK);
        wheel.arm(timer("a"), START + TICK);

        assertThrows(IllegalArgumentException.class, () -> wheel.tick(START + TICK));

        assertEquals(List.of("a"), fired);
    }

    @Test
    void everyTimerShouldFireNeverEarlyAndAtMostOneTickLate() {
        Random random = new Random(7);
        long[] lateness = new long[500];
        for (int index = 0; index < lateness.length; index++) {
            int place = index;
            long deadline = START + random.nextLong(50 * TICK);
            wheel.arm(
                    new TimingWheel.Timer() {
                        @Override
                        protected void fired(long now) {
                            lateness[place] = now - deadline;
                            fired.add("t");
                        }
                    },
                    deadline);
        }

        for (int tick = 1; tick <= 51; tick++) {
            wheel.tick(START + tick * TICK);
        }

        assertEquals(lateness.length, fired.size());
        for (long late : lateness) {
            assertEquals(true, late >= 0 && late <= TICK, () -> "late by " + late);
        }
    }

    private TimingWheel.Timer timer(String name) {
        return new TimingWheel.Timer() {
            @Override
            protected void fired(long now) {
                fired.add(name);
            }
        };
    }
}
