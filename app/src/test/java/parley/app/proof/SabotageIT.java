package parley.app.proof;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proof.Proof;
import parley.proof.ProofOptions;
import parley.proof.check.Verdict;
import parley.proof.history.History;

/// A fault suite that cannot fail proves nothing: each broken promise has to be caught as what it is.
class SabotageIT {
    private static final ProofOptions ONE_ROUND =
            new ProofOptions(1, Duration.ofSeconds(3), 3, 100, 7, Duration.ofSeconds(3));

    @TempDir
    private Path data;

    @Test
    void aServerThatLosesShouldBeCaught() throws Exception {
        assertFalse(verdict(Sabotage.LOSE).lost().isEmpty());
    }

    @Test
    void aServerThatStoresTwiceShouldBeCaught() throws Exception {
        assertFalse(verdict(Sabotage.DUPLICATE).duplicates().isEmpty());
    }

    @Test
    void aServerThatReordersShouldBeCaught() throws Exception {
        assertFalse(verdict(Sabotage.REORDER).disorder().isEmpty());
    }

    @Test
    void aServerThatShowsFormerMembersMoreShouldBeCaught() throws Exception {
        assertFalse(verdict(Sabotage.LEAK).leaked().isEmpty());
    }

    @Test
    void aServerThatForgetsAnInboxShouldBeCaught() throws Exception {
        Verdict verdict = verdict(Sabotage.FORGET);

        // The inbox is missing, or is there from a change that came after and counts too little.
        assertFalse(verdict.lost().isEmpty() && verdict.counts().isEmpty(), verdict.violations()::toString);
    }

    private Verdict verdict(Sabotage sabotage) throws Exception {
        try (SabotagedServer server = new SabotagedServer(data, sabotage)) {
            return new Proof(ONE_ROUND, server, new History(), line -> {}).run().verdict();
        }
    }
}
