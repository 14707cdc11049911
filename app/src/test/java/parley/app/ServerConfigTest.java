package parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerConfigTest {

    @Test
    void fromShouldUseDefaultsWhenNothingIsSet() {
        assertEquals(new ServerConfig("127.0.0.1", 8080, Path.of("data")), ServerConfig.from(config(Map.of())));
    }

    @Test
    void fromShouldTakeEveryKey() {
        ServerConfig read = ServerConfig.from(
                config(Map.of("server.host", "::1", "server.port", "9000", "data-directory", "elsewhere")));

        assertEquals(new ServerConfig("::1", 9000, Path.of("elsewhere")), read);
    }

    @Test
    void fromShouldNameEveryUnknownKey() {
        StartupException refusal = assertThrows(
                StartupException.class,
                () -> ServerConfig.from(config(Map.of("server.prt", "1", "colour", "blue", "server.port", "1"))));

        assertTrue(refusal.getMessage().startsWith("unknown configuration keys: colour, server.prt "));
        assertEquals(2, refusal.exitCode());
    }

    @Test
    void portShouldBeRefusedOutsideItsRange() {
        StartupException refusal = assertThrows(
                StartupException.class, () -> ServerConfig.defaults().withPort(65_536));

        assertEquals("server.port: 65536 (expected: 0 to 65535)", refusal.getMessage());
    }

    private static Config config(Map<String, String> values) {
        return Config.just(ConfigSources.create(values));
    }
}
