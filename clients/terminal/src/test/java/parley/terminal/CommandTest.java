package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.client.model.GroupChanges;
import parley.client.model.GroupRole;
import parley.client.model.GroupRules;
import parley.client.model.Privacy;

class CommandTest {
    @Test
    void textShouldBeSaidAsTyped() {
        assertEquals(new Command.Say("  hello / there "), Command.parse("  hello / there "));
        assertEquals(new Command.Say("/shrug"), Command.parse("//shrug"));
        assertEquals(new Command.Nothing(), Command.parse("   "));
    }

    @Test
    void commandsShouldBeFound() {
        assertEquals(new Command.To("bob"), Command.parse("/to  bob "));
        assertEquals(new Command.Show(false), Command.parse("/LIST"));
        assertEquals(new Command.History(20), Command.parse("/history"));
        assertEquals(new Command.History(200), Command.parse("/history 200"));
        assertEquals(new Command.Who(), Command.parse("/who"));
        assertEquals(new Command.Devices(), Command.parse("/devices"));
        assertEquals(new Command.Show(true), Command.parse("/list all"));
        assertEquals(new Command.Help(""), Command.parse("/help"));
        assertEquals(new Command.Help("groups"), Command.parse("/help groups"));
        assertEquals(new Command.Quit(), Command.parse("/quit"));
    }

    private static GroupCommand group(String line) {
        return assertInstanceOf(Command.InGroup.class, Command.parse(line)).command();
    }

    private static OwnCommand own(String line) {
        return assertInstanceOf(Command.Own.class, Command.parse(line)).command();
    }

    @Test
    void commandsAboutGroupsShouldBeFound() {
        assertEquals(new GroupCommand.Create("Book club", List.of()), group("/create Book club"));
        assertEquals(
                new GroupCommand.Create("Tea with ann", List.of("bob", "carol")),
                group("/create Tea with ann with bob, carol"));
        assertEquals(new GroupCommand.Join("t0k"), group("/join t0k"));
        assertEquals(new GroupCommand.Add(List.of("bob", "carol")), group("/add bob  carol"));
        assertEquals(new GroupCommand.Remove("bob"), group("/remove bob"));
        assertEquals(new GroupCommand.Leave(), group("/leave"));
        assertEquals(new GroupCommand.Role("bob", GroupRole.ADMIN), group("/role bob admin"));
        assertEquals(new GroupCommand.Role("bob", GroupRole.OWNER), group("/handover bob"));
        assertEquals(
                GroupChanges.none().name("Films 2"),
                assertInstanceOf(GroupCommand.Change.class, group("/name Films 2"))
                        .changes());
        assertEquals(
                GroupChanges.none().description(""),
                assertInstanceOf(GroupCommand.Change.class, group("/describe -"))
                        .changes());
        assertEquals(
                GroupChanges.none().post(GroupRules.Who.ADMINS),
                assertInstanceOf(GroupCommand.Change.class, group("/allow post admins"))
                        .changes());
        assertEquals(
                GroupChanges.none().approval(true),
                assertInstanceOf(GroupCommand.Change.class, group("/approval on"))
                        .changes());
        assertEquals(new GroupCommand.Link(Optional.empty(), Optional.empty()), group("/link"));
        assertEquals(new GroupCommand.Link(Optional.of(Duration.ofHours(2)), Optional.of(5)), group("/link 2 5"));
        assertEquals(new GroupCommand.Link(Optional.of(Duration.ofDays(7)), Optional.empty()), group("/link 7d"));
        assertEquals(new GroupCommand.Links(), group("/links"));
        assertEquals(new GroupCommand.Unlink(3), group("/unlink 3"));
        assertEquals(new GroupCommand.Members(), group("/members"));
        assertEquals(new GroupCommand.Requests(), group("/requests"));
        assertEquals(new GroupCommand.Decide("bob", true), group("/approve bob"));
        assertEquals(new GroupCommand.Decide("bob", false), group("/decline bob"));
    }

    @Test
    void commandsAboutOwnMattersShouldBeFound() {
        assertEquals(new OwnCommand.Mute(Duration.ZERO), own("/mute"));
        assertEquals(new OwnCommand.Mute(Duration.ofHours(8)), own("/mute 8"));
        assertEquals(new OwnCommand.Mute(Duration.ofHours(1)), own("/mute 1h"));
        assertEquals(new OwnCommand.Mute(Duration.ofDays(2)), own("/mute 2D"));
        assertEquals(new OwnCommand.Unmute(), own("/mute off"));
        assertEquals(new OwnCommand.Unmute(), own("/unmute"));
        assertEquals(new OwnCommand.Archive(true), own("/archive"));
        assertEquals(new OwnCommand.Pin(false), own("/unpin"));
        assertEquals(new OwnCommand.MarkUnread(), own("/unread"));
        assertEquals(new OwnCommand.Seen(), own("/seen"));
        assertEquals(new OwnCommand.Block("bob", true), own("/block bob"));
        assertEquals(new OwnCommand.Contact("bob", false), own("/uncontact bob"));
        assertEquals(new OwnCommand.ShowPrivacy(), own("/privacy"));
        assertEquals(new OwnCommand.ShowPresence(Privacy.Audience.NOBODY), own("/privacy presence nobody"));
        assertEquals(new OwnCommand.ShareReads(false), own("/privacy reads off"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/to",
                "/dance",
                "/history 0",
                "/history 201",
                "/history x",
                "/history -1",
                "/create",
                "/create with bob",
                "/create Tea with",
                "/create with",
                "/describe",
                "/add",
                "/remove",
                "/remove bob carol",
                "/role bob",
                "/role bob king",
                "/name",
                "/allow post",
                "/allow post everybody",
                "/allow dance members",
                "/approval maybe",
                "/link x",
                "/link 1 2 3",
                "/unlink",
                "/unlink 0",
                "/approve",
                "/mute x",
                "/mute 0h",
                "/mute 366d",
                "/mute 1w",
                "/block",
                "/privacy presence some",
                "/privacy reads",
                "/privacy all"
            })
    void mistakesShouldBeExplained(String line) {
        assertInstanceOf(Command.Wrong.class, Command.parse(line));
    }
}
