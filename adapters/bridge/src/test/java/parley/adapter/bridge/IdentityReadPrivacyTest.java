package parley.adapter.bridge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.identity.domain.IdentityUnavailableException;
import parley.identity.port.in.CheckReadReceipts;
import parley.kernel.UserId;

class IdentityReadPrivacyTest {
    private static final UserId ALICE = new UserId(new UUID(0, 1));
    private static final UserId BOB = new UserId(new UUID(0, 2));

    @Test
    void readsShouldBeSharedAsIdentitySays() {
        CheckReadReceipts onlyAlice = query ->
                query.user().equals(ALICE) ? CheckReadReceipts.Result.SHARED : CheckReadReceipts.Result.WITHHELD;

        assertTrue(new IdentityReadPrivacy(onlyAlice).sharesReads(ALICE));
        assertFalse(new IdentityReadPrivacy(onlyAlice).sharesReads(BOB));
    }

    @Test
    void readsShouldNotBeSharedWhileIdentityDoesNotAnswer() {
        CheckReadReceipts down = query -> {
            throw new IdentityUnavailableException("down");
        };

        assertFalse(new IdentityReadPrivacy(down).sharesReads(ALICE));
    }
}
