package parley.app.metering;

import io.helidon.metrics.api.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import parley.adapter.rest.CallObserver;

/// Counts and times REST calls by route and status. Routes are those of the table, so their number is bounded.
public final class TimedCalls implements CallObserver {
    private final Meters meters;
    private final ConcurrentMap<Call, Timer> timers = new ConcurrentHashMap<>();

    private record Call(String route, int status) {}

    public TimedCalls(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void answered(String route, int status, long nanos) {
        timers.computeIfAbsent(new Call(route, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Call call) {
        return meters.timer(
                "parley_rest_call_seconds",
                "REST calls, from the first look at the request to the answer having been handed to the socket",
                "route",
                call.route(),
                "status",
                Integer.toString(call.status()));
    }
}
