package parley.app.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.app.config.ConfigurationSources;
import parley.app.config.ServerConfig;

class KubernetesFilesTest {
    private static final Path DIRECTORY = Path.of("../deploy/kubernetes");

    /// Clients that take their time to say goodbye, and what comes after them.
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final List<Tree> objects =
            Tree.read(DIRECTORY.resolve("kustomization.yaml")).getFirst().at("resources").list().stream()
                    .flatMap(resource -> Tree.read(DIRECTORY.resolve(resource.text())).stream())
                    .toList();
    private final Tree instances = object("StatefulSet", "parley").at("spec");
    private final Tree pod = instances.at("template", "spec");
    private final Tree container = pod.at("containers").list().getFirst();

    private Tree object(String kind, String name) {
        return objects.stream()
                .filter(object -> object.at("kind").text().equals(kind)
                        && object.at("metadata", "name").text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    @Test
    void everyVariableShouldBeAKeyOfTheConfiguration() {
        Map<String, String> environment =
                new HashMap<>(object("ConfigMap", "parley").at("data").texts());
        container.at("env").list().stream()
                .map(variable -> variable.at("name").text())
                .filter(name -> name.startsWith("PARLEY_"))
                .forEach(name -> environment.put(name, ""));

        assertEquals(List.of(), new ConfigurationSources().unknownVariables(environment, List.of()));
        assertTrue(environment.containsKey("PARLEY_CLUSTER_ADDRESS"), environment.toString());
    }

    @Test
    void everyFileOfTheConfigurationShouldBeMountedFromASecret() {
        Map<String, String> paths = container.at("volumeMounts").list().stream()
                .collect(Collectors.toMap(
                        mount -> mount.at("mountPath").text(),
                        mount -> mount.at("name").text()));
        Set<String> secret = pod.at("volumes").list().stream()
                .filter(volume -> volume.has("secret"))
                .map(volume -> volume.at("name").text())
                .collect(Collectors.toSet());
        List<String> files = object("ConfigMap", "parley").at("data").texts().values().stream()
                .filter(value -> value.startsWith("/"))
                .toList();

        assertTrue(files.size() >= 6, files.toString());
        for (String file : files) {
            String mount = paths.get(file.substring(0, file.lastIndexOf('/')));
            assertTrue(mount != null && secret.contains(mount), file);
        }
    }

    @Test
    void threeInstancesShouldRunOfWhichOneMayBeAwayBecauseOfWorkOnNodes() {
        Tree budget = object("PodDisruptionBudget", "parley").at("spec");

        assertEquals(3, instances.at("replicas").number());
        assertEquals(1, budget.at("maxUnavailable").number());
        assertEquals(instances.at("selector"), budget.at("selector"));
        assertEquals(instances.at("selector", "matchLabels"), instances.at("template", "metadata", "labels"));
    }

    @Test
    void probesShouldAskWhatAnswersThem() {
        assertEquals(
                "/health/ready",
                container.at("readinessProbe", "httpGet", "path").text());
        assertEquals(
                "/health/ready", container.at("startupProbe", "httpGet", "path").text());
        assertEquals(
                "/health/live", container.at("livenessProbe", "httpGet", "path").text());
    }

    @Test
    void podShouldHaveTheTimeToDrain() {
        Map<String, String> variables = object("ConfigMap", "parley").at("data").texts();
        Map<String, String> keys = new HashMap<>();
        for (String name : List.of("lead", "window", "overlap")) {
            keys.put("server.drain-" + name, variables.get("PARLEY_SERVER_DRAIN_" + name.toUpperCase(Locale.ROOT)));
        }
        ServerConfig server =
                new ConfigurationSources().add("the test", keys).load().server();

        long least = server.drain()
                .lead()
                .plus(server.drain().window())
                .plus(server.drain().overlap())
                .plus(CLOSING)
                .toSeconds();
        int given = pod.at("terminationGracePeriodSeconds").number();
        assertTrue(given >= least, given + " s (expected: at least " + least + ")");
    }

    @Test
    void servicesShouldReachPortsOfTheContainer() {
        Map<String, Integer> ports = container.at("ports").list().stream()
                .collect(Collectors.toMap(
                        port -> port.at("name").text(),
                        port -> port.at("containerPort").number()));
        Stream.of("parley", "parley-instances")
                .flatMap(name -> object("Service", name).at("spec", "ports").list().stream())
                .forEach(port ->
                        assertTrue(ports.containsKey(port.at("targetPort").text()), port.text()));

        String address = container.at("env").list().get(1).at("value").text();
        assertEquals("$(POD_NAME)." + instances.at("serviceName").text() + ":" + ports.get("instances"), address);
        assertEquals(
                "None",
                object("Service", "parley-instances").at("spec", "clusterIP").text());
    }
}
