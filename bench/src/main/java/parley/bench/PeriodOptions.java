package parley.bench;

import picocli.CommandLine.Option;

/// How long something is measured.
final class PeriodOptions {
    private static final int LONGEST = 600;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Seconds to measure, with --search for each rate (default: ${DEFAULT-VALUE}).")
    int seconds = 10;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = "Not measured before (default: ${DEFAULT-VALUE}).")
    int warmUp = 5;

    @Option(names = "--search-fineness", hidden = true, description = "Ratio of rates that ends a search.")
    double searchFineness = RateSearch.FINE_ENOUGH;

    /// Refuses values that make no sense.
    void check() {
        RunOptions.between("--seconds", seconds, 1, LONGEST);
        RunOptions.between("--warm-up", warmUp, 0, LONGEST);
    }
}
