package parley.presence.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.presence.Connections.ALICE;
import static parley.presence.Connections.BOB;
import static parley.presence.Connections.NOBODY;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.presence.port.out.ConversationAudience.Answer;

/// What every [ConversationAudience] has to do. At first there is no conversation.
public interface ConversationAudienceContract {
    ConversationId GROUP = new ConversationId(new UUID(0x7000, 0x8000_0000_0000_0001L));

    ConversationAudience audience();

    /// Makes these the members of [#GROUP]; who was one before is a former member.
    void members(List<UserId> members);

    @Test
    default void memberShouldSpeakToAllOthers() {
        members(List.of(ALICE, BOB, NOBODY));

        Answer.Members answer =
                assertInstanceOf(Answer.Members.class, audience().of(ALICE, GROUP));

        assertEquals(2, answer.members().size());
        assertEquals(Set.of(BOB, NOBODY), Set.copyOf(answer.members()));
    }

    @Test
    default void onlyMemberShouldSpeakToNobody() {
        members(List.of(ALICE));

        assertEquals(new Answer.Members(List.of()), audience().of(ALICE, GROUP));
    }

    @Test
    default void strangerShouldNotKnowOfTheConversation() {
        members(List.of(ALICE));

        assertInstanceOf(Answer.NotFound.class, audience().of(BOB, GROUP));
    }

    @Test
    default void formerMemberShouldBeRefused() {
        members(List.of(ALICE, BOB));
        members(List.of(ALICE));

        assertInstanceOf(Answer.NotMember.class, audience().of(BOB, GROUP));
    }

    @Test
    default void unknownConversationShouldNotBeFound() {
        assertInstanceOf(Answer.NotFound.class, audience().of(ALICE, GROUP));
    }
}
