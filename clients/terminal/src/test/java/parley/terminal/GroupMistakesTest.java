package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.client.live.Event;
import parley.client.model.ConversationSettings;
import parley.client.model.Counterpart;
import parley.client.model.GroupMember;
import parley.client.model.GroupRole;
import parley.client.model.InboxItem;
import parley.client.model.InviteLink;
import parley.client.model.Watermark;

/// Commands about a group that do nothing, and what those that do something say.
class GroupMistakesTest extends ChatFixture {
    @BeforeEach
    void open() {
        server.groups().group(CLUB, "Club", GroupRole.OWNER, 2);
        server.groups()
                .members(
                        CLUB,
                        new GroupMember(ALICE.user(), GroupRole.OWNER, NOON),
                        new GroupMember(BOB.user(), GroupRole.ADMIN, NOON));
        conversation(CLUB, new Counterpart.Members(true), 1, 1);
        chat.line("/to club");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/approve carol | carol has not asked to join; /requests lists who has",
                "/decline carol | carol has not asked to join; /requests lists who has",
                "/remove alice | to leave the group yourself, type /leave",
                "/remove carol | carol is not in this group; /members lists who is",
                "/handover carol | carol is not in this group; /members lists who is",
                "/create with bob | usage: /create NAME, or /create NAME with HANDLE ...",
                "/describe | usage: /describe TEXT, or /describe - to remove it",
                "/unlink 3 | there is no link 3; /links lists them"
            })
    void whatDoesNothingShouldSaySo(String line, String said) {
        chat.line(line);
        assertEquals(said, screen.lastNotice());
        assertEquals(said, chat.failure().orElse(""));
        assertEquals(List.of(), server.groups().calls());
    }

    @Test
    void changeThatChangesNothingShouldSaySo() {
        server.groups().idle();
        chat.line("/approval off");
        assertEquals("nothing to change: it is so already", screen.lastNotice());
        assertEquals("", chat.failure().orElse(""));
        chat.line("/role bob admin");
        assertEquals("bob has that role already: admin", screen.lastNotice());
        assertEquals(List.of("change Club {approval=false}"), server.groups().calls());
    }

    @Test
    void approvalShouldSayWhatChanged() {
        String rules = "'change':'settings_changed','post':'members','edit':'admins','invite':'members','approval':";
        changed(CLUB, 2, ALICE, rules + "true");
        assertEquals("12:00 you changed the rules: admins approve who joins by a link", screen.lastNotice());
        changed(CLUB, 3, ALICE, rules + "false");
        assertEquals("12:00 you changed the rules: who has a link joins without approval", screen.lastNotice());
    }

    @Test
    void leavingShouldBeOneLine() {
        int before = screen.notices().size();
        chat.line("/leave");
        changed(CLUB, 2, ALICE, "'change':'left'");
        assertEquals("12:00 you left", screen.lastNotice());
        assertEquals(before + 1, screen.notices().size());
    }

    @Test
    void oneShouldBeSingular() {
        server.groups().link(new InviteLink("l1", NOON, 1));
        chat.line("/links");
        assertTrue(screen.lastNotice().endsWith("1 use left"), screen.lastNotice());
        chat.line("/who");
        assertTrue(screen.lastNotice().contains("with 1 other "), screen.lastNotice());
    }

    @Test
    void readersOfAMessageFromTheLogShouldNotBeHinted() {
        server.forget(CLUB);
        server.conversation(
                new InboxItem(
                        CLUB,
                        new Counterpart.Members(true),
                        1,
                        NOON,
                        0,
                        1,
                        List.of(),
                        List.of(),
                        ConversationSettings.DEFAULTS),
                List.of(message(CLUB, 1, ALICE, "long ago")));
        server.groups().group(CLUB, "Club", GroupRole.OWNER, 3);
        chat.line("/to club");
        chat.on(new Event.Receipts(CLUB, List.of(new Watermark(BOB.user(), 1, 1)), NOON));
        assertEquals("", screen.hint());
    }
}
