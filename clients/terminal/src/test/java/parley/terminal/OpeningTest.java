package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import parley.client.model.Counterpart;
import parley.client.model.GroupRole;

/// How a conversation is found and opened.
class OpeningTest extends ChatFixture {
    private void twoClubs() {
        server.groups().group(CLUB, "Club", GroupRole.OWNER, 3);
        server.groups().group(OTHER_CLUB, "club", GroupRole.NONE, 3);
        conversation(CLUB, new Counterpart.Members(true), 1, 1);
        conversation(OTHER_CLUB, new Counterpart.Members(false), 1, 1);
    }

    @Test
    void listShouldSayWhatOpensWhileAConversationIsOpen() {
        withBob(1, 1);
        chat.line("/to bob");
        chat.line("/list");
        assertEquals(
                "/to NUMBER or /to NAME opens one; as the next line, a number alone does too.",
                screen.lastNotice().lines().toList().getLast());
    }

    @Test
    void numberRightAfterTheListShouldOpenAndNotBeSent() {
        withBob(1, 1);
        twoClubs();
        chat.line("/to bob");
        chat.line("/list");
        chat.line(" 2 ");
        assertTrue(screen.prompt().startsWith("Club"), screen.prompt());
        assertEquals(0, server.sends());
    }

    @Test
    void numberThatTheListDoesNotOfferShouldBeSent() {
        withBob(1, 1);
        chat.line("/to bob");
        chat.line("/list");
        chat.line("2");
        assertEquals(1, server.sends());
        chat.line("1");
        assertEquals(2, server.sends());
        chat.line("/list");
        chat.line("/who");
        chat.line("1");
        assertEquals(3, server.sends());
    }

    @Test
    void groupThatWasLeftShouldOpenAtTheStart() throws InterruptedException {
        server.groups().group(CLUB, "Club", GroupRole.NONE, 3);
        conversation(CLUB, new Counterpart.Members(false), 1, 1);
        chat.start("club");
        assertTrue(chat.awaitStart(0));
        assertEquals("Club (offline)> ", screen.prompt());
    }

    @Test
    void nameOfTwoShouldBeAmbiguousAndListTheirNumbers() {
        twoClubs();
        withBob(1, 1);
        chat.line("/to Club");
        assertEquals("""
                2 conversations are called Club:
                  1  a group of 3 members
                  2  a group that you have left
                Open one by what stands before it, like /to 1""", screen.lastNotice());
        assertEquals("", screen.prompt());
        chat.line("/to 2");
        assertTrue(screen.prompt().startsWith("club"), screen.prompt());
    }

    @Test
    void groupCalledLikeAPersonShouldBeAmbiguous() {
        server.groups().group(CLUB, "Bob", GroupRole.OWNER, 1);
        conversation(CLUB, new Counterpart.Members(true), 1, 1);
        chat.line("/to bob");
        assertEquals("""
                2 conversations are called bob:
                  @bob  the person Bob (bob)
                  1  a group of 1 member
                Open one by what stands before it, like /to @bob""", screen.lastNotice());
        assertFalse(chat.failure().isEmpty());
        chat.line("/to @bob");
        assertEquals("bob (offline)> ", screen.prompt());
    }

    @Test
    void aloneShouldBeSaidInWords() {
        server.groups().group(CLUB, "Club", GroupRole.OWNER, 1);
        conversation(CLUB, new Counterpart.Members(true), 1, 1);
        chat.line("/to club");
        chat.line("/who");
        assertEquals("You are alice, alone in the group Club (/members)", screen.lastNotice());
    }
}
