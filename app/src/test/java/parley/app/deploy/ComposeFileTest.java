package parley.app.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.app.config.ConfigurationSources;

class ComposeFileTest {
    private static final Set<String> OF_THE_FILE = Set.of("migrate", "parley-1", "parley-2", "parley-3");

    private final Tree file =
            Tree.read(Path.of("../deploy/compose/compose.yaml")).getFirst();
    private final Map<String, Tree> services = file.at("services").members();

    @Test
    void everyVariableShouldBeAKeyOfTheConfiguration() {
        for (String name : OF_THE_FILE) {
            Map<String, String> environment =
                    services.get(name).at("environment").texts();
            assertEquals(List.of(), new ConfigurationSources().unknownVariables(environment, List.of()), name);
            assertEquals("true", environment.get("PARLEY_CLUSTER_ENABLED"));
            assertEquals(name + ":9090", environment.get("PARLEY_CLUSTER_ADDRESS"));
        }
    }

    @Test
    void everySecretThatIsReadShouldBeGiven() {
        Set<String> all = file.at("secrets").members().keySet();
        for (String name : OF_THE_FILE) {
            Set<String> given = services.get(name).at("secrets").list().stream()
                    .map(Tree::text)
                    .collect(Collectors.toSet());
            assertTrue(all.containsAll(given), name + " is given " + given);
            services.get(name).at("environment").texts().values().stream()
                    .filter(value -> value.startsWith("/run/secrets/"))
                    .map(value -> value.substring("/run/secrets/".length()))
                    .forEach(secret -> assertTrue(given.contains(secret), name + " reads " + secret));
        }
    }

    @Test
    void instancesShouldWaitForTheMigrationAndTheMigrationForEveryBackend() {
        for (String name : OF_THE_FILE) {
            Map<String, Tree> before = services.get(name).at("depends_on").members();
            assertTrue(services.keySet().containsAll(before.keySet()), name);
            assertTrue(before.keySet().containsAll(Set.of("cassandra", "redis", "artemis", "postgresql")), name);
            if (!name.equals("migrate")) {
                assertEquals(
                        "service_completed_successfully",
                        before.get("migrate").at("condition").text());
            }
        }
    }

    @Test
    void everyInstanceShouldKeepItsOwnData() {
        Set<String> volumes = OF_THE_FILE.stream()
                .filter(name -> !name.equals("migrate"))
                .map(name -> services.get(name).at("volumes").text())
                .collect(Collectors.toSet());
        assertEquals(3, volumes.size(), volumes.toString());
    }
}
