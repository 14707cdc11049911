package parley.identity.application;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import parley.identity.domain.Revocation;
import parley.identity.port.in.ReloadRevocations;
import parley.identity.port.out.Revocations;

/// The first time it looks back a day, which covers every live token and repeats events that a crash swallowed;
/// after that it looks back to the last time and a little more, for revocations that were committed late or by
/// an instance whose clock is behind.
final class ReloadRevocationsHandler implements ReloadRevocations {
    private static final long MEMORY_MS = Duration.ofDays(1).toMillis();
    private static final long OVERLAP_MS = Duration.ofMinutes(5).toMillis();
    private static final long CLEANING_MS = Duration.ofHours(1).toMillis();

    private final Revocations revocations;
    private final RevokedDevices revoked;
    private final Clock clock;
    private final AtomicLong readUpTo = new AtomicLong();
    private final AtomicLong cleanedAt = new AtomicLong();

    ReloadRevocationsHandler(Revocations revocations, RevokedDevices revoked, Clock clock) {
        this.revocations = revocations;
        this.revoked = revoked;
        this.clock = clock;
    }

    @Override
    public Result reload(Command command) {
        long now = clock.millis();
        int found = 0;
        for (Revocation revocation : revocations.since(Math.max(now - MEMORY_MS, readUpTo.get() - OVERLAP_MS))) {
            if (revoked.add(revocation)) {
                found++;
            }
        }
        readUpTo.accumulateAndGet(now, Math::max);
        if (now - cleanedAt.get() >= CLEANING_MS) {
            revoked.forgetBefore(now - MEMORY_MS);
            revocations.forgetBefore(now - MEMORY_MS);
            cleanedAt.set(now);
        }
        return new Result.Reloaded(found);
    }
}
