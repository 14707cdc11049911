package parley.app.server;

import java.security.SecureRandom;
import java.time.Clock;
import parley.kernel.IdGenerator;
import parley.kernel.InstanceId;
import parley.kernel.Ticker;
import parley.kernel.Uuids;

/// What the process takes from its surroundings; everything else gets it handed in.
///
/// @param clock the time of day
/// @param ticker measures intervals
/// @param ids version 7 UUIDs: 74 random bits behind the time
/// @param random for secrets
/// @param self names this run of the process
record Ambient(Clock clock, Ticker ticker, IdGenerator ids, SecureRandom random, InstanceId self) {
    static Ambient system() {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        IdGenerator ids = () -> Uuids.version7(clock.millis(), random.nextLong(), random.nextLong());
        return new Ambient(clock, System::nanoTime, ids, random, new InstanceId(ids.next()));
    }
}
