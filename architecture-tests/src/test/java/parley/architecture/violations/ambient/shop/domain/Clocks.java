package parley.architecture.violations.ambient.shop.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;

/// Breaks the rule: time from nowhere.
@SuppressWarnings({"JavaTimeDefaultTimeZone", "TimeZoneUsage"})
final class Clocks {
    private Clocks() {}

    static Instant instant() {
        return Instant.now();
    }

    static LocalDate date() {
        return LocalDate.now();
    }

    static Clock clock() {
        return Clock.systemUTC();
    }

    static long millis() {
        return System.currentTimeMillis();
    }

    static long nanos() {
        return System.nanoTime();
    }

    @SuppressWarnings("JavaUtilDate")
    static Date legacy() {
        return new Date();
    }
}
