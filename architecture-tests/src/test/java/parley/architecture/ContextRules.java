package parley.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static parley.architecture.Conditions.have;
import static parley.architecture.Conditions.inPackagesBelow;
import static parley.architecture.Conditions.isInPackageBelow;
import static parley.architecture.Conditions.isPackageInfo;
import static parley.architecture.Conditions.nameOnly;
import static parley.architecture.Conditions.to;
import static parley.architecture.Layout.that;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.architecture.Conditions.TypeFilter;

/// Who may depend on whom inside `modules/`.
final class ContextRules {
    private static final TypeFilter JDK = to(Conditions::isJdk);
    private static final TypeFilter JSPECIFY = inPackagesBelow("org.jspecify");
    private static final TypeFilter SLF4J = inPackagesBelow("org.slf4j");
    private static final Set<String> PURE_JDK = Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.math",
            "java.nio",
            "java.nio.charset",
            "java.security",
            "java.text",
            "java.time",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream");

    private ContextRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule("kernel", code -> kernel(code.layout())),
                new Rule("contexts", code -> contexts(code.layout())),
                new Rule("flat", code -> flat(code.layout())),
                new Rule("domain", code -> domain(code.layout())),
                new Rule("ports", code -> ports(code.layout())),
                new Rule("application", code -> application(code.layout())),
                new Rule("inmemory", code -> inMemory(code.layout())),
                new Rule("hidden", code -> hidden(code.layout())),
                new Rule("events", code -> events(code.layout())));
    }

    private static ArchRule kernel(Layout layout) {
        TypeFilter sharedTypes =
                (from, target) -> layout.isKernel(target) || (layout.isEvent(from) && layout.isEvent(target));
        return classes()
                .that(that("are in kernel or events", type -> layout.isKernel(type) || layout.isEvent(type)))
                .should(nameOnly(
                        "name only the JDK, JSpecify and each other, kernel no events",
                        JDK.or(JSPECIFY).or(sharedTypes)));
    }

    private static ArchRule contexts(Layout layout) {
        return classes()
                .that(that("are in a context", type -> layout.context(type).isPresent()))
                .should(nameOnly(
                        "name of us only their context, kernel and events",
                        shared(layout).or(layout::isSameContext).or(to(type -> !isInPackageBelow(type, "parley")))));
    }

    private static ArchRule flat(Layout layout) {
        return classes()
                .that(that("are in a context", type -> layout.context(type).isPresent()))
                .should(have(
                        "be in one of its six packages",
                        type -> isInKnownPackage(layout, type) ? Stream.empty() : Stream.of("is in another package")));
    }

    private static boolean isInKnownPackage(Layout layout, JavaClass type) {
        String context = layout.root() + "." + layout.context(type).orElseThrow();
        return Stream.of("", ".domain", ".port.in", ".port.out", ".application", ".inmemory")
                .anyMatch(part -> type.getPackageName().equals(context + part));
    }

    private static ArchRule domain(Layout layout) {
        return classes()
                .that(that("are in a domain", layout::isDomain))
                .should(nameOnly(
                        "name only the parts of the JDK that do no I/O, JSpecify, kernel and their domain",
                        to(type -> PURE_JDK.contains(type.getPackageName()))
                                .or(JSPECIFY)
                                .or(to(layout::isKernel))
                                .or(own(layout, layout::isDomain))));
    }

    private static ArchRule ports(Layout layout) {
        return classes()
                .that(that("are in a port package", type -> layout.isInPort(type) || layout.isOutPort(type)))
                .should(nameOnly(
                        "name only the JDK, JSpecify, kernel, events, their domain and ports of their side",
                        JDK.or(JSPECIFY)
                                .or(shared(layout))
                                .or(own(layout, layout::isDomain))
                                .or((from, target) -> layout.isSameContext(from, target)
                                        && (layout.isInPort(from)
                                                ? layout.isInPort(target)
                                                : layout.isOutPort(target)))));
    }

    private static ArchRule application(Layout layout) {
        return classes()
                .that(that("are in an application", layout::isApplication))
                .should(nameOnly(
                        "name only the JDK, JSpecify, SLF4J, kernel, events and their domain, ports and application",
                        JDK.or(JSPECIFY)
                                .or(SLF4J)
                                .or(shared(layout))
                                .or(own(layout, layout::isDomain))
                                .or(own(layout, layout::isInPort))
                                .or(own(layout, layout::isOutPort))
                                .or(own(layout, layout::isApplication))));
    }

    private static ArchRule inMemory(Layout layout) {
        return classes()
                .that(that("are in-memory adapters", layout::isInMemory))
                .should(nameOnly(
                        "name only the JDK, JSpecify, kernel, events, their domain, out-ports and each other",
                        JDK.or(JSPECIFY)
                                .or(shared(layout))
                                .or(own(layout, layout::isDomain))
                                .or(own(layout, layout::isOutPort))
                                .or(own(layout, layout::isInMemory))));
    }

    private static ArchRule hidden(Layout layout) {
        return classes()
                .that(that("are in an application", layout::isApplication))
                .should(have(
                        "be package-private and final, except the module and what it takes",
                        type -> objectionsToOpenness(layout, type)));
    }

    private static Stream<String> objectionsToOpenness(Layout layout, JavaClass type) {
        if (!Conditions.isTopLevel(type) || isPackageInfo(type)) {
            return Stream.empty();
        }
        boolean mayBePublic = layout.context(type)
                .filter(context -> isEntrance(type.getSimpleName(), context))
                .isPresent();
        boolean mustBeFinal = !type.isInterface() && !Conditions.isAbstract(type);
        return Stream.concat(
                !mayBePublic && type.getModifiers().contains(JavaModifier.PUBLIC) && !isChoice(layout, type)
                        ? Stream.of("is public")
                        : Stream.empty(),
                mustBeFinal && !type.getModifiers().contains(JavaModifier.FINAL)
                        ? Stream.of("is not final")
                        : Stream.empty());
    }

    private static boolean isEntrance(String name, String context) {
        String prefix = context.substring(0, 1).toUpperCase(Locale.ROOT) + context.substring(1);
        return Set.of(prefix + "Module", prefix + "Ports", prefix + "Config").contains(name);
    }

    /// An enum that a component of the public configuration record has.
    private static boolean isChoice(Layout layout, JavaClass type) {
        return type.isEnum()
                && type.getDirectDependenciesToSelf().stream()
                        .map(dependency -> dependency.getOriginClass())
                        .anyMatch(user -> layout.context(user)
                                .filter(context -> user.getSimpleName().endsWith("Config")
                                        && isEntrance(user.getSimpleName(), context))
                                .isPresent());
    }

    private static ArchRule events(Layout layout) {
        return classes()
                .that(that("are events", type -> layout.isEvent(type) && !type.isInterface() && !isPackageInfo(type)))
                .should(have(
                        "be records of scalars and ids",
                        type -> type.isRecord()
                                ? type.getFields().stream()
                                        .filter(field -> !isScalar(layout, field))
                                        .map(field -> "has " + field.getName() + " of "
                                                + field.getRawType().getName())
                                : Stream.of("is not a record")));
    }

    private static boolean isScalar(Layout layout, JavaField field) {
        JavaClass type = field.getRawType();
        boolean id = layout.isKernel(type)
                && type.isRecord()
                && type.getTypeParameters().isEmpty();
        return type.isPrimitive() || type.isEnum() || type.isEquivalentTo(String.class) || id;
    }

    private static TypeFilter shared(Layout layout) {
        return to(type -> layout.isKernel(type) || layout.isEvent(type));
    }

    private static TypeFilter own(Layout layout, Predicate<JavaClass> part) {
        return (from, target) -> layout.isSameContext(from, target) && part.test(target);
    }
}
