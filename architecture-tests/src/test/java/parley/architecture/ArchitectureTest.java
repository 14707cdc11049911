package parley.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule holds for the server, and every rule reports what breaks it on purpose.
class ArchitectureTest {
    private static Codebase product;

    @BeforeAll
    static void readClasses() {
        product = Codebase.product();
    }

    static Stream<Rule> rules() {
        return Stream.of(
                        ContextRules.all(),
                        PortRules.all(),
                        ContractRules.all(),
                        AdapterRules.all(),
                        HygieneRules.all(),
                        NamingRules.all())
                .flatMap(group -> group);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void serverShouldKeepRule(Rule rule) {
        rule.on().apply(product).check(product.main());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleShouldReportExactlyThePlantedViolations(Rule rule) {
        Codebase planted = Codebase.below("parley.architecture.violations." + rule.id());

        EvaluationResult result = rule.on().apply(planted).evaluate(planted.main());

        assertEquals(Violations.expected().of(rule), lines(planted, result));
    }

    @Test
    void everyRuleShouldHaveViolations() {
        assertEquals(
                rules().map(Rule::id).sorted().toList(),
                Violations.expected().byRule().keySet().stream().sorted().toList());
    }

    @Test
    void contextsShouldBeFoundByTheirPackages() {
        assertEquals(
                Set.of("cluster", "groups", "identity", "messaging", "presence"),
                product.layout().contexts());
    }

    @Test
    void adaptersShouldBeToldApartByThePortsTheyUse() {
        assertEquals(ModulePoms.ofProject().inboundAdapters(), product.layout().inboundAdapters());
    }

    private static Set<String> lines(Codebase planted, EvaluationResult result) {
        List<String> details = result.getFailureReport().getDetails();
        assertTrue(result.hasViolation(), "nothing reported");
        Set<String> lines = new TreeSet<>();
        for (String detail : details) {
            lines.add(detail.lines()
                    .findFirst()
                    .orElseThrow()
                    .replace(planted.layout().root() + ".", "")
                    .strip());
        }
        return lines;
    }
}
