package parley.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static parley.architecture.Conditions.have;
import static parley.architecture.Conditions.isPackageInfo;
import static parley.architecture.Conditions.isTopLevel;
import static parley.architecture.Layout.that;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/// What things are called, and how packages hang together.
final class NamingRules {
    private static final List<String> EMPTY_WORDS =
            List.of("Manager", "Helper", "Util", "Utils", "Impl", "Data", "Info", "DTO", "Dto", "UseCase", "Port");
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    private NamingRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule("suffixes", code -> suffixes(code.layout())),
                new Rule("handlers", code -> handlers(code.layout())),
                new Rule("implementations", code -> implementations(code.layout())),
                new Rule("cycles", code -> cycles(code.layout())),
                new Rule("packageinfo", code -> packageInfo(code.layout())));
    }

    private static ArchRule suffixes(Layout layout) {
        return classes()
                .that(that("are ours", layout::contains))
                .should(have(
                        "not end in a word that says nothing",
                        type -> EMPTY_WORDS.stream()
                                .filter(word -> type.getSimpleName().endsWith(word))
                                .map(word -> "ends in " + word)));
    }

    private static ArchRule handlers(Layout layout) {
        return classes()
                .that(that(
                        "are named classes of an application that implement an in-port",
                        type -> layout.isApplication(type)
                                && !type.isAnonymousClass()
                                && type.getAllRawInterfaces().stream()
                                        .anyMatch(port -> PortRules.isInPort(layout, port))))
                .should(have(
                        "be called after it",
                        type -> type.getAllRawInterfaces().stream()
                                .filter(port -> PortRules.isInPort(layout, port))
                                .map(port -> port.getSimpleName() + "Handler")
                                .filter(name -> !type.getSimpleName().equals(name))
                                .map(name -> "is not called " + name)));
    }

    private static ArchRule implementations(Layout layout) {
        return classes()
                .that(that(
                        "are named classes around a context that implement an out-port of several methods",
                        type -> (layout.isInMemory(type)
                                        || layout.technology(type).isPresent())
                                && !type.isAnonymousClass()
                                && type.getAllRawInterfaces().stream().anyMatch(port -> isLargeOutPort(layout, port))))
                .should(have(
                        "end in its name",
                        type -> type.getAllRawInterfaces().stream()
                                .filter(port -> isLargeOutPort(layout, port))
                                .filter(port -> !isNamedAfter(layout, type, port))
                                .map(port -> "is not called "
                                        + (layout.isInMemory(type) ? "InMemory" : "…")
                                        + port.getSimpleName())));
    }

    private static boolean isLargeOutPort(Layout layout, JavaClass type) {
        return ContractRules.isOutPort(layout, type)
                && PortRules.abstractMethods(type).size() > 1;
    }

    private static boolean isNamedAfter(Layout layout, JavaClass type, JavaClass port) {
        String name = type.getSimpleName();
        return name.endsWith(port.getSimpleName())
                && name.length() > port.getSimpleName().length()
                && (!layout.isInMemory(type) || name.startsWith("InMemory"));
    }

    private static ArchRule cycles(Layout layout) {
        return slices().matching(layout.root() + ".(**)").should().beFreeOfCycles();
    }

    private static ArchRule packageInfo(Layout layout) {
        return classes()
                .that(that("are ours", type -> layout.contains(type) && isTopLevel(type) && !isPackageInfo(type)))
                .should(have(
                        "be in a package with package-info that is marked as free of null",
                        type -> type.getPackage().isAnnotatedWith(NULL_MARKED)
                                ? Stream.empty()
                                : Stream.of("has no package-info with @NullMarked")));
    }
}
