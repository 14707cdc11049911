package parley.adapter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.DistributionStatisticsConfig;
import io.helidon.metrics.api.DistributionSummary;
import io.helidon.metrics.api.FunctionalCounter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What operators see.
class OperationsE2E {
    private final AtomicBoolean storeUp = new AtomicBoolean(true);
    private final MeterRegistry registry = Metrics.globalRegistry();
    private final TestServer server = TestServer.startDocumented(
            RestConfig.DEFAULT,
            new HealthRoutes(List.of(
                    new HealthRoutes.Check("message-log", storeUp::get),
                    new HealthRoutes.Check("serving", () -> true))),
            new MetricsRoutes(registry),
            new DocumentRoutes());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readyShouldFollowItsChecksAndLiveShouldNot() {
        Reply up = server.send(server.anonymous("GET", "/health/ready", "")).expect(200);
        assertEquals("UP", up.json().path("status").textValue());
        storeUp.set(false);
        Reply down = server.send(server.anonymous("GET", "/health/ready", "")).expect(503);
        assertEquals("DOWN", down.json().path("status").textValue());
        assertEquals("message-log", down.json().at("/checks/0/name").textValue());
        assertEquals("DOWN", down.json().at("/checks/0/status").textValue());
        assertEquals("UP", down.json().at("/checks/1/status").textValue());
        server.send(server.anonymous("GET", "/health/live", "")).expect(200);
    }

    @Test
    void metricsShouldShowEveryKindOfMeter() {
        LongAdder frames = new LongAdder();
        frames.add(41);
        frames.increment();
        registry.getOrCreate(FunctionalCounter.builder("parley.test.frames", frames, LongAdder::sum)
                .description("Frames read"));
        registry.getOrCreate(Gauge.builder("parley.test.depth", () -> 7));
        registry.getOrCreate(Counter.builder("parley.test.sends").addTag(Tag.create("result", "sent")))
                .increment(3);
        Timer timer = registry.getOrCreate(Timer.builder("parley.test.latency")
                .description("Time from send to ack")
                .buckets(Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMillis(100)));
        timer.record(5, TimeUnit.MILLISECONDS);
        timer.record(50, TimeUnit.MILLISECONDS);
        DistributionSummary batch = registry.getOrCreate(DistributionSummary.builder(
                "parley.test.batch", DistributionStatisticsConfig.builder().buckets(1, 8, 64)));
        batch.record(5);

        Reply reply = server.send(server.anonymous("GET", "/metrics", "")).expect(200);
        assertEquals("text/plain; version=0.0.4; charset=utf-8", reply.header("Content-Type"));
        for (String line : List.of(
                "# TYPE parley_test_frames_total counter",
                "parley_test_frames_total{scope=\"application\",} 42.0",
                "parley_test_depth{scope=\"application\",} 7.0",
                "parley_test_sends_total{result=\"sent\",scope=\"application\",} 3.0",
                "# TYPE parley_test_latency_seconds histogram",
                "parley_test_latency_seconds_bucket{scope=\"application\",le=\"0.001\",} 0.0",
                "parley_test_latency_seconds_bucket{scope=\"application\",le=\"0.01\",} 1.0",
                "parley_test_latency_seconds_bucket{scope=\"application\",le=\"0.1\",} 2.0",
                "parley_test_latency_seconds_count{scope=\"application\",} 2.0",
                "parley_test_batch_bucket{scope=\"application\",le=\"8.0\",} 1.0")) {
            assertTrue(reply.body().lines().anyMatch(line::equals), () -> line + " is not in\n" + reply.body());
        }
    }

    @Test
    void metricsShouldBeForOperatorsOnly() {
        server.send(server.anonymous("GET", "/metrics", "")).expect(200);
        server.send(server.anonymous("GET", "/metrics", "").header("X-Forwarded-For", "127.0.0.1"))
                .expectProblem(401, "unauthenticated");
        server.send(server.request("GET", "/metrics", "").header("X-Forwarded-For", "127.0.0.1"))
                .expectProblem(403, "forbidden");
        server.send(server.anonymous("GET", "/metrics", "")
                        .header("X-Forwarded-For", "192.0.2.1")
                        .header("Authorization", "Bearer admin"))
                .expect(200);
    }

    @Test
    void documentsShouldBeServedAsTheyAre() {
        for (String name : List.of("openapi", "asyncapi")) {
            Reply reply = server.send(server.anonymous("GET", "/" + name, "")).expect(200);
            assertEquals("application/yaml", reply.header("Content-Type"));
            assertTrue(reply.body().startsWith(name + ": 3.0."), reply::body);
            assertFalse(reply.header("ETag").isEmpty());
            server.send(server.anonymous("GET", "/" + name, "").header("If-None-Match", reply.header("ETag")))
                    .expect(304);
        }
    }
}
