package parley.architecture.violations.ambient.shop.domain;

import java.time.Clock;
import java.time.Instant;

record Moment(Clock clock) {
    Instant now() {
        return clock.instant();
    }
}
