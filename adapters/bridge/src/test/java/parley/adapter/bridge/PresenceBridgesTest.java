package parley.adapter.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.groups.domain.GroupsUnavailableException;
import parley.groups.port.in.AreFellowMembers;
import parley.identity.domain.IdentityUnavailableException;
import parley.identity.port.in.CheckCorrespondence;
import parley.identity.port.in.CheckPresencePrivacy;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.port.in.ListAudience;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.port.out.ConversationAudience.Answer;
import parley.presence.port.out.PresencePrivacy.Decision;

/// What presence asks of the other contexts.
class PresenceBridgesTest {
    private static final UserId ALICE = new UserId(new UUID(0, 1));
    private static final UserId BOB = new UserId(new UUID(0, 2));
    private static final ConversationId CHAT = new ConversationId(new UUID(0, 3));

    @ParameterizedTest
    @CsvSource({"ALLOWED,ALLOWED", "IF_FELLOW_MEMBER,IF_FELLOWS", "REFUSED,REFUSED"})
    void mayWatchShouldTranslateWhatIdentitySays(CheckPresencePrivacy.Result said, Decision expected) {
        CheckPresencePrivacy check = query ->
                query.equals(new CheckPresencePrivacy.Query(ALICE, BOB)) ? said : CheckPresencePrivacy.Result.REFUSED;

        assertEquals(
                expected, privacy(check, CheckCorrespondence.Result.ALLOWED).mayWatch(ALICE, BOB));
    }

    @ParameterizedTest
    @CsvSource({"ALLOWED,false", "BLOCKED,true", "UNKNOWN,true"})
    void apartShouldBeWhoeverMayNotWrite(CheckCorrespondence.Result said, boolean expected) {
        assertEquals(
                expected,
                privacy(query -> CheckPresencePrivacy.Result.ALLOWED, said).apart(ALICE, BOB));
    }

    @Test
    void privacyShouldBeUnavailableWhenIdentityIs() {
        IdentityPresencePrivacy privacy = new IdentityPresencePrivacy(
                query -> {
                    throw new IdentityUnavailableException("down");
                },
                query -> {
                    throw new IdentityUnavailableException("down");
                });

        assertThrows(PresenceUnavailableException.class, () -> privacy.mayWatch(ALICE, BOB));
        assertThrows(PresenceUnavailableException.class, () -> privacy.apart(ALICE, BOB));
    }

    @Test
    void fellowsShouldBeWhoGroupsSays() {
        AreFellowMembers asked = query -> query.equals(new AreFellowMembers.Query(ALICE, BOB));

        assertTrue(new GroupsFellowMembers(asked).areFellows(ALICE, BOB));
        assertFalse(new GroupsFellowMembers(asked).areFellows(ALICE, ALICE));
    }

    @Test
    void fellowsShouldBeUnavailableWhenGroupsIs() {
        GroupsFellowMembers fellows = new GroupsFellowMembers(query -> {
            throw new GroupsUnavailableException("down");
        });

        assertThrows(PresenceUnavailableException.class, () -> fellows.areFellows(ALICE, BOB));
    }

    @Test
    void audienceShouldTranslateWhatMessagingSays() {
        assertEquals(new Answer.Members(List.of(BOB)), answer(new ListAudience.Result.Found(List.of(BOB))));
        assertEquals(new Answer.NotFound(), answer(new ListAudience.Result.NotFound()));
        assertEquals(new Answer.NotMember(), answer(new ListAudience.Result.NotMember()));
        assertEquals(new Answer.Unavailable(), answer(new ListAudience.Result.Unavailable()));
    }

    private static Answer answer(ListAudience.Result said) {
        ListAudience asked =
                query -> query.equals(new ListAudience.Query(ALICE, CHAT)) ? said : new ListAudience.Result.NotFound();
        return new MessagingAudience(asked).of(ALICE, CHAT);
    }

    private static IdentityPresencePrivacy privacy(CheckPresencePrivacy check, CheckCorrespondence.Result said) {
        return new IdentityPresencePrivacy(check, query -> said);
    }
}
