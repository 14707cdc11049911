package parley.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which modules may depend on which, judged by the directories they are in.
final class ModulePoms {
    private static final String OURS = "parley:";
    private static final String KERNEL = "parley:parley-kernel";
    private static final Set<String> NO_TECHNOLOGY = Set.of("org.jspecify:jspecify", "org.slf4j:slf4j-api");

    private final List<Pom> poms;
    private final Map<String, Pom> byArtifact;

    ModulePoms(List<Pom> poms) {
        this.poms = poms;
        this.byArtifact = poms.stream().collect(Collectors.toMap(pom -> OURS + pom.artifact(), Function.identity()));
    }

    static ModulePoms ofProject() {
        return new ModulePoms(Modules.directories().stream()
                .map(directory -> Pom.parse(
                        Modules.project().relativize(directory).toString(), Modules.read(directory.resolve("pom.xml"))))
                .toList());
    }

    Set<String> contexts() {
        return poms.stream()
                .filter(pom -> isContext(pom))
                .map(pom -> pom.directory().substring("modules/".length()))
                .collect(Collectors.toSet());
    }

    Set<String> inboundAdapters() {
        return poms.stream()
                .filter(pom -> isAdapter(pom) && pom.description().startsWith("Inbound adapter:"))
                .map(pom -> pom.directory().substring("adapters/".length()))
                .collect(Collectors.toSet());
    }

    Set<String> artifacts() {
        return new TreeSet<>(byArtifact.keySet());
    }

    /// What modules depend on without being allowed to.
    List<String> objections() {
        List<String> objections = new ArrayList<>();
        for (Pom pom : poms) {
            pom.dependencies().stream()
                    .filter(dependency -> !isAllowed(pom, dependency))
                    .map(dependency -> pom.directory() + " depends on " + dependency)
                    .forEach(objections::add);
        }
        return objections;
    }

    private boolean isAllowed(Pom from, String dependency) {
        Pom target = byArtifact.get(dependency);
        if (target == null) {
            if (gathersServers(dependency)) {
                return from.directory().startsWith("deploy/");
            }
            boolean pure = from.directory().startsWith("modules/") || isBridge(from);
            return !dependency.startsWith(OURS) && (!pure || NO_TECHNOLOGY.contains(dependency));
        }
        return switch (from.directory().split("/", -1)[0]) {
            case "modules" -> dependency.equals(KERNEL) && isContext(from);
            case "adapters" -> dependency.equals(KERNEL) || isContext(target) || (isWire(target) && !isBridge(from));
            case "app" -> true;
            default ->
                !target.directory().startsWith("modules/")
                        && !isAdapter(target)
                        && !target.directory().equals("app");
        };
    }

    /// Servers that are started as processes of their own: on no class path, but to be there first.
    private static boolean gathersServers(String dependency) {
        return dependency.startsWith(OURS) && dependency.endsWith("-parts");
    }

    private static boolean isContext(Pom pom) {
        return pom.directory().startsWith("modules/") && !pom.directory().equals("modules/kernel");
    }

    private static boolean isAdapter(Pom pom) {
        return pom.directory().startsWith("adapters/");
    }

    private static boolean isBridge(Pom pom) {
        return pom.directory().equals("adapters/bridge");
    }

    private static boolean isWire(Pom pom) {
        return pom.directory().equals("adapters/wire");
    }
}
