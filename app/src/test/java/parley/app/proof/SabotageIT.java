package parley.app.proof;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proof.Proof;
import parley.proof.ProofOptions;
import parley.proof.check.Verdict;
import parley.proof.history.History;
import parley.proof.site.ServerSite;

/// A fault suite that cannot fail proves nothing: each broken promise has to be caught as what it is.
class SabotageIT {
    private static final int HISTORIES = 4;

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

    /// The member that is forgotten may happen to leave, or to get its heads another way, when it joins or through the
    /// queue; then the server is right, and another history is tried.
    @Test
    void aServerThatForgetsAnInboxShouldBeCaught() throws Exception {
        boolean caught = false;
        for (int attempt = 0; attempt < HISTORIES && !caught; attempt++) {
            Verdict verdict = verdict(Sabotage.FORGET, attempt);
            caught = !verdict.lost().isEmpty() || !verdict.counts().isEmpty();
        }
        assertTrue(caught, "no history of " + HISTORIES + " showed the forgotten inbox");
    }

    private Verdict verdict(Sabotage sabotage) throws Exception {
        return verdict(sabotage, 0);
    }

    private Verdict verdict(Sabotage sabotage, int history) throws Exception {
        ProofOptions options = new ProofOptions(1, Duration.ofSeconds(3), 3, 100, 7 + history, Duration.ofSeconds(3));
        try (SabotagedServer server = new SabotagedServer(data.resolve(sabotage + "-" + history), sabotage);
                ServerSite site = new ServerSite(server)) {
            return new Proof(options, site, new History(), line -> {}).run().verdict();
        }
    }
}
