package parley.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static parley.architecture.Conditions.have;
import static parley.architecture.Conditions.isInPackageBelow;
import static parley.architecture.Conditions.isJdk;
import static parley.architecture.Conditions.named;
import static parley.architecture.Layout.that;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may depend on whom around `modules/`.
final class AdapterRules {
    /// As many leading names of a package as tell one library from another: `io.helidon.dbclient`.
    private static final int LIBRARY_NAMES = 3;

    /// How something is written is no technology of its own: what clients get and what other instances get may both be
    /// JSON.
    private static final String FORMATS = "com.fasterxml.jackson";

    private AdapterRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule("strangers", code -> strangers(code.layout())),
                new Rule("sides", code -> sides(code.layout())),
                new Rule("internals", code -> internals(code.layout())),
                new Rule("onecontext", code -> oneContext(code.layout())),
                new Rule("technology", AdapterRules::technology),
                new Rule("outermost", code -> outermost(code.layout())));
    }

    private static ArchRule strangers(Layout layout) {
        return classes()
                .that(that("are in an adapter", type -> layout.technology(type).isPresent()))
                .should(have(
                        "name no other adapter, inbound ones wire excepted",
                        type -> named(type)
                                .filter(target -> layout.technology(target).isPresent())
                                .filter(target -> !layout.technology(target).equals(layout.technology(type)))
                                .filter(target -> !(layout.isWire(target) && layout.isInbound(type)))
                                .map(target -> "names " + target.getName())));
    }

    private static ArchRule sides(Layout layout) {
        return classes()
                .that(that(
                        "are in an adapter other than the bridges",
                        type -> layout.technology(type).isPresent() && !layout.isBridge(type)))
                .should(have(
                        "use in-ports only, or implement out-ports only, as their adapter or its side for a context does",
                        type -> named(type)
                                .filter(target ->
                                        layout.callsIn(type) ? layout.isOutPort(target) : layout.isInPort(target))
                                .map(target -> "names " + target.getName())));
    }

    private static ArchRule internals(Layout layout) {
        return classes()
                .that(that("are in an adapter", type -> layout.technology(type).isPresent()))
                .should(have(
                        "name no application and no in-memory store",
                        type -> named(type)
                                .filter(target -> layout.isApplication(target) || layout.isInMemory(target))
                                .map(target -> "names " + target.getName())));
    }

    private static ArchRule oneContext(Layout layout) {
        return classes()
                .that(that(
                        "are in an adapter other than the bridges",
                        type -> layout.technology(type).isPresent() && !layout.isBridge(type)))
                .should(have(
                        "name only the context that their package is named after",
                        type -> named(type)
                                .filter(target -> layout.context(target).isPresent())
                                .filter(target -> !layout.context(target).equals(layout.adaptedContext(type)))
                                .map(target -> "names " + target.getName())));
    }

    /// Libraries of outbound adapters have one user; those of inbound adapters are shared by inbound adapters and by
    /// the composition root, which configures the server that they run on. Contexts, kernel and bridges name none.
    private static ArchRule technology(Codebase code) {
        Map<String, Set<String>> outboundUsers = outboundUsers(code);
        return classes()
                .that(that(
                        "are in a module, an adapter or the app",
                        type -> code.layout().isModule(type)
                                || code.layout().technology(type).isPresent()
                                || code.layout().isApp(type)))
                .should(have(
                        "name a library only where it belongs",
                        type -> named(type)
                                .flatMap(target -> library(target).stream())
                                .distinct()
                                .filter(library -> isOutOfPlace(code.layout(), type, outboundUsers.get(library)))
                                .map(library -> "names " + library)));
    }

    private static Map<String, Set<String>> outboundUsers(Codebase code) {
        Map<String, Set<String>> users = new HashMap<>();
        for (JavaClass type : code.main()) {
            if (code.layout().isOutbound(type)) {
                named(type)
                        .filter(target -> !isInPackageBelow(target, FORMATS))
                        .flatMap(target -> library(target).stream())
                        .forEach(library -> users.computeIfAbsent(library, absent -> new TreeSet<>())
                                .add(code.layout().technology(type).orElseThrow()));
            }
        }
        return users;
    }

    private static boolean isOutOfPlace(
            Layout layout, JavaClass type, @org.jspecify.annotations.Nullable Set<String> outbound) {
        if (layout.isModule(type) || layout.isBridge(type)) {
            return true;
        }
        if (layout.isOutbound(type)) {
            return outbound != null && outbound.size() > 1;
        }
        return outbound != null;
    }

    /// The library of a type that is neither ours nor the JDK's nor allowed everywhere.
    private static Optional<String> library(JavaClass type) {
        boolean database = isInPackageBelow(type, "java.sql", "javax.sql");
        if ((isJdk(type) && !database) || isInPackageBelow(type, "parley", "org.jspecify", "org.slf4j")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(type.getPackageName().split("\\.", -1))
                .limit(LIBRARY_NAMES)
                .collect(Collectors.joining(".")));
    }

    private static ArchRule outermost(Layout layout) {
        return classes()
                .that(that(
                        "are in a module or an adapter",
                        type -> layout.isModule(type) || layout.technology(type).isPresent()))
                .should(have(
                        "name nothing of us but modules and adapters",
                        type -> named(type)
                                .filter(target -> isInPackageBelow(target, "parley"))
                                .filter(target -> !layout.isModule(target))
                                .filter(target -> layout.technology(target).isEmpty())
                                .map(target -> "names " + target.getName())));
    }
}
