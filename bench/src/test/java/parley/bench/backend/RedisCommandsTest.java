package parley.bench.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.bench.server.ServerFaultException;

class RedisCommandsTest {

    @Test
    void callsOfEveryCommandShouldBeFound() {
        assertEquals(
                Map.of("redis.mget", 12L, "redis.config|get", 3L),
                RedisCommands.parse(List.of(
                        "$312",
                        "# Commandstats",
                        "cmdstat_mget:calls=12,usec=91,usec_per_call=7.58,rejected_calls=0,failed_calls=0",
                        "cmdstat_config|get:calls=3,usec=9,usec_per_call=3.00,rejected_calls=0,failed_calls=0",
                        "",
                        "+OK")));
    }

    @Test
    void refusalShouldNotCountAsNothing() {
        List<String> refusal = List.of("-NOAUTH Authentication required.", "+OK");
        assertThrows(ServerFaultException.class, () -> RedisCommands.parse(refusal));
    }
}
