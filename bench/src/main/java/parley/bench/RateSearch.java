package parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import parley.bench.check.Verdict;
import parley.bench.load.Tally;
import parley.bench.report.Report;

/// Finds the highest open-loop rate that holds: doubles until one does not, then halves the interval between.
///
/// A machine hiccups, so a rate is given up only when it failed twice.
final class RateSearch<R extends RateSearch.Measured> {

    /// Ratio of the interval that ends a search.
    static final double FINE_ENOUGH = 1.05;

    private static final double LOWEST = 50;
    private static final double HIGHEST = 2_000_000;
    private static final int ATTEMPTS = 2;
    private static final int ROUNDING = 50;

    private final String unit;
    private final DoubleFunction<R> measurement;
    private final double fineEnough;
    private final Console console;
    private final List<Report> steps = new ArrayList<>();
    private Optional<R> best = Optional.empty();
    private boolean clean = true;

    /// What was measured at one rate.
    interface Measured {
        Tally tally();

        /// Whether the server kept up with the rate.
        boolean held(double rate);

        double perSecond();

        /// Of the latency that decides.
        double p99Millis();
    }

    /// @param unit what rates count, in the plural: `messages`
    /// @param measurement of one rate, in units a second
    RateSearch(String unit, DoubleFunction<R> measurement, Console console) {
        this(unit, measurement, FINE_ENOUGH, console);
    }

    /// @param fineEnough ratio of the lowest rate that does not hold to the highest that does, which ends the search
    RateSearch(String unit, DoubleFunction<R> measurement, double fineEnough, Console console) {
        this.unit = unit;
        this.measurement = measurement;
        this.fineEnough = fineEnough;
        this.console = console;
    }

    /// The measurement of the highest rate that held, empty if none did.
    Optional<R> run(double firstRate) {
        double good = 0;
        double bad = HIGHEST;
        double rate = firstRate;
        while (rate >= LOWEST && rate < HIGHEST && (good == 0 || bad / good > fineEnough)) {
            if (holds(rate)) {
                good = rate;
            } else {
                bad = rate;
            }
            rate = next(good, bad);
            if (rate == good || rate == bad) {
                break;
            }
        }
        return best;
    }

    private static double next(double good, double bad) {
        double middle = good == 0 ? bad / 2 : bad == HIGHEST ? 2 * good : Math.sqrt(good * bad);
        return Math.max(ROUNDING, Math.round(middle / ROUNDING) * ROUNDING);
    }

    private boolean holds(double rate) {
        boolean held = false;
        for (int attempt = 0; attempt < ATTEMPTS && !held; attempt++) {
            held = attempt(rate);
        }
        return held;
    }

    private boolean attempt(double rate) {
        R result = measurement.apply(rate);
        Verdict verdict = result.tally().verdict();
        boolean held = result.held(rate);
        clean &= verdict.clean();
        console.progress(String.format(
                "%,.0f %s/s %s: %,.0f/s delivered, p99 %.1f ms",
                rate, unit, held ? "hold" : "do not hold", result.perSecond(), result.p99Millis()));
        steps.add(new Report()
                .add("rate", rate)
                .add("held", held)
                .add(unit + "PerSecond", result.perSecond())
                .add("p99Millis", result.p99Millis())
                .add("lost", verdict.lost())
                .add("duplicates", verdict.duplicates())
                .add("disorder", verdict.disorder())
                .add("overloaded", result.tally().overloaded()));
        if (held) {
            best = Optional.of(result);
        }
        return held;
    }

    /// Whether no rate, not even one that did not hold, made the server lose, double or disorder anything.
    boolean clean() {
        return clean;
    }

    List<Report> steps() {
        return List.copyOf(steps);
    }
}
