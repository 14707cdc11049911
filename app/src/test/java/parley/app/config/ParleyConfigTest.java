package parley.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.identity.application.IdentityConfig;
import parley.presence.application.PresenceConfig;

class ParleyConfigTest {
    /// A valid value other than the default, for every key.
    private static final Map<String, String> OTHERS = others();

    @Test
    void standardShouldBeTheDefaultsOfTheContexts() {
        ParleyConfig standard = ParleyConfig.standard();

        assertEquals(
                new ServerConfig("127.0.0.1", 8080, false, 100_000, Duration.ofSeconds(10), Path.of("data")),
                standard.server());
        assertEquals(new TlsConfig(List.of(), Duration.ofSeconds(30)), standard.tls());
        assertEquals(IdentityConfig.defaults(), standard.identity());
        assertEquals(PresenceConfig.defaults(), standard.presence());
    }

    @Test
    void everyKeyShouldChangeTheConfiguration() {
        assertEquals(ParleyConfig.keys().stream().map(Key::name).collect(Collectors.toSet()), OTHERS.keySet());
        for (String name : OTHERS.keySet()) {
            Map<String, String> texts = new HashMap<>(Map.of(name, OTHERS.get(name)));
            if (name.equals("tls.certificate") || name.equals("tls.private-key")) {
                texts = Map.of("tls.certificate", "a.pem", "tls.private-key", "b.pem");
            }
            assertNotEquals(ParleyConfig.standard(), ParleyConfig.with(texts), name);
        }
    }

    @Test
    void everyComponentShouldHaveAKey() throws ReflectiveOperationException {
        assertAllDiffer("", ParleyConfig.standard(), ParleyConfig.with(OTHERS));
    }

    @Test
    void namesAndVariablesOfKeysShouldBeUnique() {
        List<Key<?>> keys = ParleyConfig.keys();

        assertEquals(keys.size(), keys.stream().map(Key::name).distinct().count());
        assertEquals(keys.size(), keys.stream().map(Key::variable).distinct().count());
    }

    @Test
    void refusalOfAContextShouldNameTheKey() {
        ConfigurationException refusal = assertThrows(
                ConfigurationException.class, () -> ParleyConfig.with(Map.of("identity.device-limit", "101")));

        assertEquals("identity.device-limit: 101 (expected: 1 to 100)", refusal.getMessage());
    }

    @Test
    void oneTlsFileAloneShouldBeRefused() {
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> ParleyConfig.with(Map.of("tls.certificate", "a.pem")));

        assertEquals(
                "tls.certificate: only one of tls.certificate and tls.private-key is set (expected: both or none)",
                refusal.getMessage());
    }

    private static void assertAllDiffer(String path, Object one, Object other) throws ReflectiveOperationException {
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            String name = path + "." + component.getName();
            component.getAccessor().setAccessible(true);
            Object left = component.getAccessor().invoke(one);
            Object right = component.getAccessor().invoke(other);
            if (component.getType().isRecord()) {
                assertAllDiffer(name, left, right);
            } else {
                assertNotEquals(left, right, name);
            }
        }
    }

    private static Map<String, String> others() {
        Map<String, String> texts = new HashMap<>();
        texts.put("server.host", "::1");
        texts.put("server.port", "9000");
        texts.put("server.allow-plaintext", "true");
        texts.put("server.max-connections", "7");
        texts.put("server.drain-window", "3s");
        texts.put("data-directory", "elsewhere");
        texts.put("tls.certificate", "a.pem");
        texts.put("tls.private-key", "b.pem");
        texts.put("tls.reload-interval", "1m");
        texts.put("identity.registration", "invite");
        texts.put("identity.device-limit", "3");
        texts.put("identity.contact-limit", "3");
        texts.put("identity.block-limit", "3");
        texts.put("identity.access-token-life", "10m");
        texts.put("identity.refresh-token-life", "10d");
        texts.put("identity.refresh-grace", "1m");
        texts.put("identity.correspondent-cache", "50");
        texts.put("identity.correspondent-life", "10s");
        texts.put("admin.bulk-accounts", "true");
        texts.put("presence.offline-after", "90s");
        return texts;
    }
}
