package parley.adapter.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.identity.domain.IdentityUnavailableException;
import parley.identity.port.in.CheckCorrespondence;
import parley.kernel.UserId;
import parley.messaging.port.out.Correspondents.Permission;

class IdentityCorrespondentsTest {
    private static final UserId ALICE = new UserId(new UUID(0, 1));
    private static final UserId BOB = new UserId(new UUID(0, 2));

    @ParameterizedTest
    @CsvSource({"ALLOWED,ALLOWED", "UNKNOWN,UNKNOWN", "BLOCKED,BLOCKED"})
    void mayWriteShouldTranslateWhatIdentitySays(CheckCorrespondence.Result said, Permission expected) {
        assertEquals(expected, new IdentityCorrespondents(query -> said).mayWrite(ALICE, BOB));
    }

    @Test
    void mayWriteShouldAskAboutSenderAndRecipientInThatOrder() {
        CheckCorrespondence onlyFromAlice = query -> query.equals(new CheckCorrespondence.Query(ALICE, BOB))
                ? CheckCorrespondence.Result.ALLOWED
                : CheckCorrespondence.Result.BLOCKED;

        assertEquals(Permission.ALLOWED, new IdentityCorrespondents(onlyFromAlice).mayWrite(ALICE, BOB));
        assertEquals(Permission.BLOCKED, new IdentityCorrespondents(onlyFromAlice).mayWrite(BOB, ALICE));
    }

    @Test
    void mayWriteShouldBeUnavailableWhenIdentityIs() {
        CheckCorrespondence down = query -> {
            throw new IdentityUnavailableException("down", new IllegalStateException("down"));
        };

        assertEquals(Permission.UNAVAILABLE, new IdentityCorrespondents(down).mayWrite(ALICE, BOB));
    }
}
