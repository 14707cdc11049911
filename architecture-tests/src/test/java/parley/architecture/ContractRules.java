package parley.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static parley.architecture.Conditions.have;
import static parley.architecture.Conditions.isTopLevel;
import static parley.architecture.Layout.that;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;
import java.util.stream.Stream;

/// Every store behaves like every other store of its port, because each runs the port's contract.
///
/// A port with a single method that only bridges, the composition root or tests fill is a question to
/// somebody else, with nothing behind it that a contract could pin down, and needs none.
final class ContractRules {
    private static final String TEST = "org.junit.jupiter.api.Test";

    private ContractRules() {}

    static Stream<Rule> all() {
        return Stream.of(new Rule("contracts", ContractRules::contracts));
    }

    private static ArchRule contracts(Codebase code) {
        Layout layout = code.layout();
        return classes()
                .that(that("are out-ports to stores", type -> isStore(layout, type)))
                .should(have(
                        "have a contract, a reference in memory, and a test that runs the contract per implementation",
                        port -> objections(code, port)));
    }

    /// Out-ports are the unsealed top-level interfaces of their package.
    static boolean isOutPort(Layout layout, JavaClass type) {
        return layout.isOutPort(type)
                && type.isInterface()
                && isTopLevel(type)
                && !type.reflect().isSealed();
    }

    private static boolean isStore(Layout layout, JavaClass type) {
        return isOutPort(layout, type)
                && (PortRules.abstractMethods(type).size() > 1
                        || implementations(type)
                                .anyMatch(implementation ->
                                        layout.isOutbound(implementation) || layout.isInMemory(implementation)));
    }

    private static Stream<JavaClass> implementations(JavaClass port) {
        return port.getAllSubclasses().stream().filter(type -> !type.isInterface() && !Conditions.isAbstract(type));
    }

    private static Stream<String> objections(Codebase code, JavaClass port) {
        String name = port.getName() + "Contract";
        Optional<JavaClass> contract = code.tests().stream()
                .filter(type -> type.getName().equals(name) && hasTests(type))
                .findFirst();
        if (contract.isEmpty()) {
            return Stream.of("has no contract with tests (expected: interface " + name + ")");
        }
        Stream<String> untested = implementations(port)
                .filter(implementation -> code.main().contain(implementation.getName()))
                .filter(implementation -> !isTested(code, contract.get(), implementation))
                .map(implementation -> "no test runs the contract on " + implementation.getName());
        return Stream.concat(
                hasReference(code, contract.get(), port)
                        ? Stream.empty()
                        : Stream.of("has no reference, in memory or as a fake, that passes the contract"),
                untested);
    }

    /// A fake among the tests serves where an implementation in memory would be a danger: passwords, tokens.
    private static boolean hasReference(Codebase code, JavaClass contract, JavaClass port) {
        boolean inMemory = implementations(port)
                .anyMatch(
                        type -> code.layout().isInMemory(type) && code.layout().isSameContext(type, port));
        return inMemory
                || code.tests().stream()
                        .filter(fake -> fake.isAssignableTo(port.getName()) && !fake.isInterface())
                        .filter(fake -> code.layout().isSameContext(fake, port))
                        .anyMatch(fake -> isTested(code, contract, fake));
    }

    private static boolean hasTests(JavaClass contract) {
        return contract.isInterface()
                && contract.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith(TEST)
                                || method.isMetaAnnotatedWith("org.junit.platform.commons.annotation.Testable"));
    }

    private static boolean isTested(Codebase code, JavaClass contract, JavaClass implementation) {
        return code.tests().stream()
                .filter(test -> !test.isInterface() && !Conditions.isAbstract(test))
                .filter(test -> test.isAssignableTo(contract.getName()))
                .anyMatch(test -> isTestOf(code.layout(), test, implementation));
    }

    /// A test belongs to an implementation when it sits beside it: in the same context, in the same adapter, or,
    /// as with decorators, in the same package.
    private static boolean isTestOf(Layout layout, JavaClass test, JavaClass implementation) {
        boolean sameAdapter = layout.technology(implementation).isPresent()
                && layout.technology(implementation).equals(layout.technology(test));
        return sameAdapter
                || layout.isSameContext(test, implementation)
                || test.getPackageName().equals(implementation.getPackageName());
    }
}
