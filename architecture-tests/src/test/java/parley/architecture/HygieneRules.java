package parley.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static parley.architecture.Conditions.have;
import static parley.architecture.Conditions.isInPackageBelow;
import static parley.architecture.Conditions.named;
import static parley.architecture.Layout.that;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;

/// What code may not do, whatever it depends on.
final class HygieneRules {
    private static final Set<String> AMBIENT = Set.of(
            "java.time.Clock.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.tick",
            "java.time.Clock.tickMillis",
            "java.time.Clock.tickSeconds",
            "java.time.Clock.tickMinutes",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.exit",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.in",
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.Runtime.exit",
            "java.lang.Runtime.halt",
            "java.lang.Thread.sleep",
            "java.util.UUID.randomUUID",
            "java.lang.Math.random");
    private static final Set<String> RANDOM = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom");
    private static final Set<String> BARE =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");

    private HygieneRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule("ambient", code -> ambient(code.layout())),
                new Rule("staticstate", code -> staticState(code.layout())),
                new Rule("threadlocal", code -> threadLocal(code.layout())),
                new Rule("barethrows", code -> bareThrows(code.layout())),
                new Rule("reflection", code -> reflection(code.layout())));
    }

    private static ArchRule ambient(Layout layout) {
        return classes()
                .that(that("are in a module", layout::isModule))
                .should(have(
                        "take time, ids and randomness as parameters, and leave process and streams alone",
                        type -> Stream.concat(
                                type.getAccessesFromSelf().stream()
                                        .filter(HygieneRules::isAmbient)
                                        .map(access -> "uses "
                                                + access.getTargetOwner().getName() + "."
                                                + access.getTarget().getName()),
                                named(type)
                                        .filter(target -> RANDOM.contains(target.getName()))
                                        .map(target -> "names " + target.getName()))));
    }

    private static boolean isAmbient(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        boolean now = isInPackageBelow(owner, "java.time") && name.equals("now");
        boolean date = owner.getName().equals("java.util.Date") && access instanceof JavaConstructorCall;
        return now || date || AMBIENT.contains(owner.getName() + "." + name);
    }

    private static ArchRule staticState(Layout layout) {
        return classes()
                .that(that("are in a module", layout::isModule))
                .should(have(
                        "have no static state that can change",
                        type -> type.getFields().stream()
                                .filter(HygieneRules::isStaticState)
                                .map(field -> "has static " + field.getName())));
    }

    private static boolean isStaticState(JavaField field) {
        if (!field.getModifiers().contains(JavaModifier.STATIC)
                || field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            return false;
        }
        JavaClass type = field.getRawType();
        boolean concrete = type.isAssignableTo(java.util.Collection.class) || type.isAssignableTo(java.util.Map.class);
        return !field.getModifiers().contains(JavaModifier.FINAL)
                || isInPackageBelow(type, "java.util.concurrent")
                || (concrete && !type.isInterface());
    }

    private static ArchRule threadLocal(Layout layout) {
        return classes()
                .that(that("are ours", layout::contains))
                .should(have(
                        "keep nothing per thread",
                        type -> named(type)
                                .filter(target -> target.isAssignableTo(ThreadLocal.class))
                                .map(target -> "names " + target.getName())));
    }

    private static ArchRule bareThrows(Layout layout) {
        return classes()
                .that(that("are ours", layout::contains))
                .should(have(
                        "throw and declare exceptions that say what is wrong",
                        type -> Stream.concat(
                                type.getConstructorCallsFromSelf().stream()
                                        .filter(call -> BARE.contains(
                                                call.getTargetOwner().getName()))
                                        .filter(call -> !isSuperCall(type, call))
                                        .map(call ->
                                                "makes " + call.getTargetOwner().getName()),
                                type.getCodeUnits().stream()
                                        .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                                        .flatMap(unit -> unit.getExceptionTypes().stream())
                                        .map(thrown -> thrown.toErasure().getName())
                                        .filter(BARE::contains)
                                        .map(thrown -> "declares " + thrown))));
    }

    private static boolean isSuperCall(JavaClass type, JavaConstructorCall call) {
        return call.getOrigin().isConstructor()
                && type.getRawSuperclass().filter(call.getTargetOwner()::equals).isPresent();
    }

    private static ArchRule reflection(Layout layout) {
        return classes()
                .that(that(
                        "are in a module, an adapter or the app",
                        type -> layout.isModule(type) || layout.technology(type).isPresent() || layout.isApp(type)))
                .should(have(
                        "do without reflection",
                        type -> named(type)
                                .filter(target -> isInPackageBelow(target, "java.lang.reflect"))
                                .map(target -> "names " + target.getName())));
    }
}
