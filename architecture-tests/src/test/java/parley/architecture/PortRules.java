package parley.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static parley.architecture.Conditions.have;
import static parley.architecture.Conditions.isInPackageBelow;
import static parley.architecture.Conditions.isPackageInfo;
import static parley.architecture.Conditions.isTopLevel;
import static parley.architecture.Layout.that;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What ports look like.
final class PortRules {
    private static final Set<String> INPUTS = Set.of("Command", "Query");

    private PortRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule("inports", code -> inPorts(code.layout())),
                new Rule("signatures", code -> signatures(code.layout())));
    }

    /// The port itself: not what it takes and gives, nor what callers implement to be called back.
    static boolean isInPort(Layout layout, JavaClass type) {
        return layout.isInPort(type)
                && type.isInterface()
                && isTopLevel(type)
                && !isPackageInfo(type)
                && !isCallback(layout, type);
    }

    private static boolean isCallback(Layout layout, JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .map(dependency -> dependency.getOriginClass())
                .filter(user -> user.isRecord() && INPUTS.contains(user.getSimpleName()))
                .anyMatch(user -> layout.isInPort(user) && layout.isSameContext(user, type));
    }

    private static ArchRule inPorts(Layout layout) {
        return classes()
                .that(that("are in-ports", type -> isInPort(layout, type)))
                .should(have(
                        "have one method, a record as Command or Query, and a sealed Result",
                        type -> objectionsToInPort(layout, type)));
    }

    private static Stream<String> objectionsToInPort(Layout layout, JavaClass port) {
        List<JavaMethod> methods = abstractMethods(port);
        if (methods.size() != 1) {
            return Stream.of("has " + methods.size() + " abstract methods (expected: 1)");
        }
        JavaMethod method = methods.getFirst();
        return Stream.concat(
                        nested(port).filter(type -> layout.isInPort(type)).flatMap(PortRules::objectionsToNested),
                        Stream.of(objectionToParameters(port, method), objectionToAnswer(port, method))
                                .flatMap(Optional::stream))
                .distinct();
    }

    private static Stream<String> objectionsToNested(JavaClass nested) {
        if (INPUTS.contains(nested.getSimpleName()) && !nested.isRecord()) {
            return Stream.of(nested.getSimpleName() + " is not a record");
        }
        boolean open = nested.getSimpleName().equals("Result") && !nested.isEnum() && !isSealed(nested);
        return open ? Stream.of("Result is neither a sealed interface nor an enum") : Stream.empty();
    }

    private static boolean isSealed(JavaClass type) {
        return type.isInterface() && type.reflect().isSealed();
    }

    private static Optional<String> objectionToParameters(JavaClass port, JavaMethod method) {
        List<JavaClass> own = method.getRawParameterTypes().stream()
                .filter(type -> isNestedIn(port, type))
                .filter(type -> !type.getSimpleName().equals("Reply"))
                .toList();
        long values = method.getRawParameterTypes().stream()
                .filter(type -> !type.getSimpleName().equals("Reply"))
                .count();
        if (values > 1) {
            return Optional.of("takes " + values + " values (expected: one, or one Command or Query)");
        }
        return own.stream()
                .filter(type -> !INPUTS.contains(type.getSimpleName()))
                .map(type -> "takes " + type.getSimpleName() + " (expected: Command or Query)")
                .findFirst();
    }

    private static Optional<String> objectionToAnswer(JavaClass port, JavaMethod method) {
        JavaClass answer = method.getRawReturnType();
        return isNestedIn(port, answer) && !answer.getSimpleName().equals("Result")
                ? Optional.of("answers " + answer.getSimpleName() + " (expected: Result)")
                : Optional.empty();
    }

    private static ArchRule signatures(Layout layout) {
        return classes()
                .that(that("are in a port package", type -> layout.isInPort(type) || layout.isOutPort(type)))
                .should(have(
                        "have only values in signatures: no futures, publishers, streams, I/O, Optional to pass in",
                        PortRules::objectionsToSignatures));
    }

    private static Stream<String> objectionsToSignatures(JavaClass type) {
        Stream<String> methods = type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(PortRules::objectionsToMethod);
        Stream<String> components = type.getFields().stream()
                .filter(field -> type.isRecord() && !field.getModifiers().contains(JavaModifier.STATIC))
                .flatMap(PortRules::objectionsToComponent);
        return Stream.concat(methods, components).distinct();
    }

    private static Stream<String> objectionsToMethod(JavaMethod method) {
        Stream<String> optional = method.getRawParameterTypes().stream()
                .filter(type -> type.isEquivalentTo(Optional.class))
                .map(type -> method.getName() + " takes an Optional");
        Stream<JavaType> types = Stream.concat(
                Stream.of(method.getReturnType()),
                method.getParameters().stream().map(JavaParameter::getType));
        return Stream.concat(
                optional,
                types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .filter(PortRules::isNoValue)
                        .map(type -> method.getName() + " has " + type.getName()));
    }

    private static Stream<String> objectionsToComponent(JavaField field) {
        Stream<String> optional = field.getRawType().isEquivalentTo(Optional.class)
                ? Stream.of(field.getName() + " is an Optional")
                : Stream.empty();
        return Stream.concat(
                optional,
                field.getType().getAllInvolvedRawTypes().stream()
                        .filter(PortRules::isNoValue)
                        .map(type -> field.getName() + " has " + type.getName()));
    }

    private static boolean isNoValue(JavaClass type) {
        return isInPackageBelow(
                type, "java.util.concurrent", "java.util.stream", "java.io", "java.net", "java.nio", "java.sql");
    }

    static List<JavaMethod> abstractMethods(JavaClass type) {
        return type.getAllMethods().stream()
                .filter(method -> method.getOwner().isInterface())
                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                .toList();
    }

    private static Stream<JavaClass> nested(JavaClass port) {
        return port.getPackage().getClasses().stream().filter(type -> isNestedIn(port, type));
    }

    private static boolean isNestedIn(JavaClass outer, JavaClass type) {
        return type.getEnclosingClass().filter(outer::equals).isPresent();
    }
}
