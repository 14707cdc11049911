package parley.cluster.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// More walks: `-Dparley.model.walks=N`; others: `-Dparley.model.seed=N`. Whatever breaks names its seed and everything
/// that happened.
final class LeaseModelTest {
    private static final Set<ModelRule> ALL = EnumSet.allOf(ModelRule.class);
    private static final long SEED = Long.getLong("parley.model.seed", 20_261_124L);
    private static final int WALKS = Integer.getInteger("parley.model.walks", 5_000);
    private static final int STEPS = 1_000;

    @Test
    void noOrderShouldBreakWhatWasAcknowledged() {
        for (long walk = 0; walk < WALKS; walk++) {
            assertEquals(Optional.empty(), LeaseModel.walk(ALL, SEED + walk, STEPS));
        }
    }

    @Test
    void theOrdersThatBreakWithoutARuleShouldBreakNothingWithIt() {
        for (ModelRule rule : ModelRule.values()) {
            assertEquals(Optional.empty(), LeaseModel.walk(ALL, rule.seed(), STEPS));
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnyOneRuleSomeOrderShouldBreakIt(ModelRule rule) {
        Optional<String> broken = LeaseModel.walk(LeaseModel.without(rule), rule.seed(), STEPS);

        assertTrue(broken.isPresent(), () -> "nothing breaks without " + rule + " from seed " + rule.seed());
    }
}
