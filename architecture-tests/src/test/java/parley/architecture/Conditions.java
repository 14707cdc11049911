package parley.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What rules are built from.
final class Conditions {
    private Conditions() {}

    /// A condition that reports every objection to a class, together with the class's name.
    static ArchCondition<JavaClass> have(String description, Function<JavaClass, Stream<String>> objections) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                objections
                        .apply(type)
                        .map(objection -> type.getName() + ": " + objection)
                        .distinct()
                        .forEach(message -> events.add(SimpleConditionEvent.violated(type, message)));
            }
        };
    }

    /// A condition that every type which a class names in whatever way is allowed.
    static ArchCondition<JavaClass> nameOnly(String description, TypeFilter allowed) {
        return have(
                description,
                type -> named(type)
                        .filter(target -> !allowed.accepts(type, target))
                        .map(target -> "names " + target.getName()));
    }

    /// The types that a class names, without primitive ones and those it encloses or is enclosed by.
    static Stream<JavaClass> named(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> !target.isPrimitive())
                .distinct();
    }

    /// Whether one class may name another.
    @FunctionalInterface
    interface TypeFilter {
        boolean accepts(JavaClass from, JavaClass to);

        default TypeFilter or(TypeFilter other) {
            return (from, to) -> accepts(from, to) || other.accepts(from, to);
        }
    }

    static TypeFilter to(Predicate<JavaClass> predicate) {
        return (from, to) -> predicate.test(to);
    }

    static TypeFilter inPackagesBelow(String... names) {
        return (from, to) -> isInPackageBelow(to, names);
    }

    static boolean isInPackageBelow(JavaClass type, String... names) {
        return Stream.of(names)
                .anyMatch(name -> type.getPackageName().equals(name)
                        || type.getPackageName().startsWith(name + "."));
    }

    static boolean isJdk(JavaClass type) {
        return isInPackageBelow(type, "java", "javax", "jdk");
    }

    static boolean isTopLevel(JavaClass type) {
        return type.getEnclosingClass().isEmpty();
    }

    static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    static boolean isAbstract(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.ABSTRACT);
    }
}
