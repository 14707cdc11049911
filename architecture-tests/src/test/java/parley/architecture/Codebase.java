package parley.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

/// What rules are evaluated on.
///
/// @param main what is delivered
/// @param tests the tests of it
record Codebase(Layout layout, JavaClasses main, JavaClasses tests) {
    /// The whole server.
    static Codebase product() {
        JavaClasses main = Modules.main();
        return new Codebase(Layout.of("parley", main), main, Modules.tests());
    }

    /// Classes that break a rule on purpose; tests among them are told by their names.
    static Codebase below(String root) {
        JavaClasses classes = Modules.own(root);
        return new Codebase(
                Layout.of(root, classes),
                classes.that(DescribedPredicate.not(DescribedPredicate.describe("tests", Codebase::isTest))),
                classes.that(DescribedPredicate.describe("tests", Codebase::isTest)));
    }

    private static boolean isTest(JavaClass type) {
        return type.getName().endsWith("Tests") || type.getName().endsWith("Contract");
    }
}
