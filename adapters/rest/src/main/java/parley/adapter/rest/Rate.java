package parley.adapter.rest;

import java.time.Duration;

/// A token bucket: `burst` calls at once, and `calls` more with every `period`, evenly.
public record Rate(int burst, int calls, Duration period) {
    public Rate {
        if (burst < 1 || calls < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("rate: burst " + burst + ", " + calls + " calls in " + period
                    + " (expected: burst >= 1, calls >= 1, period > 0)");
        }
    }
}
