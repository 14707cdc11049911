package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.client.live.ConnectionState;
import parley.client.live.Event;
import parley.client.live.TransportKind;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.ConversationSettings;
import parley.client.model.Counterpart;
import parley.client.model.DeviceId;
import parley.client.model.ErrorCode;
import parley.client.model.GroupMember;
import parley.client.model.GroupRole;
import parley.client.model.InboxItem;
import parley.client.model.InviteLink;
import parley.client.model.JoinRequest;
import parley.client.model.Message;
import parley.client.model.MessageReceipts;
import parley.client.model.Presence;
import parley.client.model.Profile;
import parley.client.model.RefusedException;
import parley.client.model.Sent;
import parley.client.model.UserId;
import parley.client.model.Watermark;

class GroupChatTest {
    private static final Instant NOON = Instant.parse("2025-06-15T12:00:00Z");
    private static final Profile ALICE = new Profile(new UserId(new UUID(1, 1)), "alice", "alice");
    private static final Profile BOB = new Profile(new UserId(new UUID(1, 2)), "bob", "Bob");
    private static final Profile CAROL = new Profile(new UserId(new UUID(1, 3)), "carol", "carol");
    private static final DeviceId DEVICE = new DeviceId(new UUID(2, 1));
    private static final ConversationId CLUB = new ConversationId(new UUID(3, 7));
    private static final ConversationId WITH_BOB = new ConversationId(new UUID(3, 2));

    private final FakeServer server = new FakeServer();
    private final RecordingScreen screen = new RecordingScreen();
    private final Chat chat = new Chat(
            ALICE.user(), "alice", server, screen, new Style(false, true, ZoneOffset.UTC), InstantSource.fixed(NOON));

    @BeforeEach
    void know() {
        server.person(ALICE);
        server.person(BOB);
        server.person(CAROL);
    }

    private static Message message(long seq, Profile from, String text) {
        return new Message(CLUB, seq, from.user(), DEVICE, cid(seq), NOON, Content.text(text));
    }

    private static Cid cid(long number) {
        return Cid.of(NOON.toEpochMilli(), 0, number);
    }

    private static Message system(long seq, Profile from, String fields) {
        Content content = new Content("{\"system\":{" + fields + "}}");
        return new Message(CLUB, seq, from.user(), DEVICE, cid(seq), NOON, content, true);
    }

    private void changed(long seq, Profile from, String fields) {
        Message message = system(seq, from, fields);
        chat.on(new Event.GroupChanged(message, message.change().orElseThrow()));
    }

    private static InboxItem item(ConversationSettings settings, boolean member, List<Message> log) {
        return new InboxItem(
                CLUB,
                new Counterpart.Members(member),
                log.size(),
                NOON,
                1,
                0,
                log.isEmpty() ? List.of() : List.of(log.getLast()),
                List.of(),
                settings);
    }

    /// Alice's club of three, with two entries.
    private void club() {
        server.groups().group(CLUB, "Book club", GroupRole.OWNER, 3);
        List<Message> log = new ArrayList<>();
        log.add(system(
                1,
                ALICE,
                "\"change\":\"created\",\"name\":\"Book club\",\"owner\":\"" + ALICE.user() + "\",\"members\":[\""
                        + ALICE.user() + "\",\"" + BOB.user() + "\",\"" + CAROL.user() + "\"]"));
        log.add(message(2, BOB, "hi"));
        server.conversation(item(ConversationSettings.DEFAULTS, true, log), log);
    }

    private void openClub() {
        club();
        chat.line("/to book club");
    }

    private void say(String text, long seq) {
        chat.line(text);
        server.send(server.sends() - 1).complete(new Sent(cid(100 + seq), CLUB, seq, NOON, false));
    }

    @Test
    void openedGroupShouldShowItsHistoryWithItsChanges() {
        openClub();
        assertEquals("Book club (offline)> ", screen.prompt());
        assertEquals(
                List.of(
                        "In the group Book club, 3 members. /help groups lists more commands.",
                        "— 2025-06-15 —",
                        "12:00 you created the group Book club with bob and carol",
                        "— 1 new —"),
                screen.notices());
        assertEquals(List.of("bob: hi"), screen.messages());
        assertEquals(List.of("read 2"), server.calls());
    }

    @Test
    void groupShouldBeListedAndOpenedByNumber() {
        club();
        chat.on(new Event.Synced());
        assertEquals("""
                Conversations
                  1  Book club  1 unread     2025-06-15 12:00  bob: hi
                Type a number or a name to open one.""", screen.lastNotice());
        chat.line("1");
        assertTrue(screen.prompt().startsWith("Book club"));
    }

    @Test
    void pinnedShouldComeFirstAndArchivedOnlyWhenAsked() {
        server.groups().group(CLUB, "Book club", GroupRole.NONE, 3);
        server.conversation(item(new ConversationSettings(Instant.MAX, true, true, true), false, List.of()), List.of());
        server.conversation(
                new InboxItem(
                        WITH_BOB,
                        new Counterpart.Person(BOB.user()),
                        1,
                        NOON.plusSeconds(60),
                        0,
                        1,
                        List.of(),
                        List.of(),
                        ConversationSettings.DEFAULTS),
                List.of());
        chat.line("/list");
        assertFalse(screen.lastNotice().contains("Book club"));
        assertTrue(screen.lastNotice().endsWith("\n1 archived: /list all"));
        chat.line("/list all");
        String first = screen.lastNotice().lines().skip(1).findFirst().orElseThrow();
        assertTrue(first.startsWith("  1  Book club"), first);
        assertTrue(first.endsWith("(pinned, muted, archived, left)"), first);
    }

    @Test
    void messagesShouldGoToTheGroupAndShowTheirAuthors() {
        openClub();
        say("hello all", 3);
        assertEquals(
                "send " + new Partner.Circle(CLUB, "").recipient() + " hello all",
                server.calls().getLast());
        chat.on(new Event.Received(message(4, CAROL, "hello alice")));
        assertEquals(List.of("bob: hi", "you: hello all (SENT)", "carol: hello alice"), screen.messages());
        assertEquals("read 4", server.calls().getLast());
    }

    @Test
    void ticksShouldMoveWhenAllHaveReceivedOrRead() {
        openClub();
        say("hello all", 3);
        chat.on(new Event.Receipts(CLUB, List.of(new Watermark(BOB.user(), 3, 3)), NOON));
        assertEquals("you: hello all (SENT)", screen.messages().getLast());
        assertEquals("read by 1 of 2: hello all", screen.hint());
        chat.on(new Event.Receipts(CLUB, List.of(new Watermark(CAROL.user(), 3, 0)), NOON));
        assertEquals("you: hello all (DELIVERED)", screen.messages().getLast());
        chat.on(new Event.Receipts(
                CLUB, List.of(new Watermark(CAROL.user(), 0, 3), new Watermark(ALICE.user(), 9, 9)), NOON));
        assertEquals("you: hello all (READ)", screen.messages().getLast());
        assertEquals("", screen.hint());
        say("and now", 4);
        assertEquals("", screen.hint());
    }

    @Test
    void whoLeavesShouldNoLongerBeWaitedFor() {
        openClub();
        say("hello all", 3);
        chat.on(new Event.Receipts(CLUB, List.of(new Watermark(BOB.user(), 3, 3)), NOON));
        changed(4, CAROL, "\"change\":\"left\"");
        assertEquals("12:00 carol left", screen.lastNotice());
        assertEquals("you: hello all (READ)", screen.messages().getLast());
        assertEquals("", screen.hint());
    }

    @Test
    void whoIsAddedShouldBeWaitedFor() {
        openClub();
        Profile dave = new Profile(new UserId(new UUID(1, 4)), "dave", "dave");
        server.person(dave);
        changed(3, BOB, "\"change\":\"members_added\",\"users\":[\"" + dave.user() + "\"]");
        changed(3, BOB, "\"change\":\"members_added\",\"users\":[\"" + dave.user() + "\"]");
        assertEquals("12:00 bob added dave", screen.lastNotice());
        say("hello all", 4);
        chat.on(new Event.Receipts(
                CLUB, List.of(new Watermark(BOB.user(), 4, 4), new Watermark(CAROL.user(), 4, 4)), NOON));
        assertEquals("you: hello all (SENT)", screen.messages().getLast());
        assertEquals("read by 2 of 3: hello all", screen.hint());
        chat.on(new Event.Receipts(CLUB, List.of(new Watermark(dave.user(), 4, 4)), NOON));
        assertEquals("you: hello all (READ)", screen.messages().getLast());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`change`:`members_removed`,`users`:[`@carol`,`@me`] | bob removed carol and you",
                "`change`:`joined`,`by`:`link` | bob joined by a link",
                "`change`:`joined`,`by`:`request` | bob joined on request",
                "`change`:`name_changed`,`name`:`Films` | bob named the group Films",
                "`change`:`description_changed`,`description`:`Mondays` | bob changed the description: Mondays",
                "`change`:`description_changed`,`description`:`` | bob removed the description",
                "`change`:`avatar_changed`,`avatar`:`a` | bob changed the picture",
                "`change`:`avatar_changed` | bob removed the picture",
                "`change`:`role_changed`,`user`:`@carol`,`role`:`admin` | bob made carol an admin",
                "`change`:`role_changed`,`user`:`@me`,`role`:`member` | bob made you a member",
                "`change`:`owner_changed`,`user`:`@me` | bob handed the group over to you",
                "`change`:`settings_changed`,`post`:`admins`,`edit`:`admins`,`invite`:`members`,`approval`:true"
                        + " | bob changed the rules: admins post, admins approve who joins by a link",
                "`change`:`link_created`,`link`:`l` | bob made a link to join",
                "`change`:`link_revoked`,`link`:`l` | bob revoked a link",
                "`change`:`teleported` | bob changed the group (teleported)"
            })
    void everyChangeShouldBeTold(String fields, String line) {
        openClub();
        changed(
                3,
                BOB,
                fields.replace('`', '"')
                        .replace("@carol", CAROL.user().toString())
                        .replace("@me", ALICE.user().toString()));
        assertTrue(screen.notices().contains("12:00 " + line), screen.notices().toString());
    }

    @Test
    void anotherNameShouldBeInThePrompt() {
        openClub();
        changed(3, BOB, "\"change\":\"name_changed\",\"name\":\"Films\"");
        assertTrue(screen.prompt().startsWith("Films"));
    }

    @Test
    void removalShouldBeToldToTheOneRemoved() {
        openClub();
        changed(3, BOB, "\"change\":\"members_removed\",\"users\":[\"" + ALICE.user() + "\"]");
        assertEquals("you are no longer in this group", screen.lastNotice());
        chat.line("still here?");
        server.send(0).completeExceptionally(new RefusedException(ErrorCode.NOT_MEMBER, "you were removed"));
        assertEquals("not sent: you are not in this group any more", screen.lastNotice());
    }

    @Test
    void groupElsewhereShouldBeANoticeUnlessItIsMuted() {
        club();
        chat.line("bob");
        chat.on(new Event.Received(message(3, CAROL, "psst")));
        assertEquals("12:00 carol writes in Book club: psst  (/to Book club)", screen.lastNotice());
        changed(4, BOB, "\"change\":\"members_added\",\"users\":[\"" + ALICE.user() + "\"]");
        assertEquals("12:00 bob added you  (/to Book club)", screen.lastNotice());
        int before = screen.notices().size();
        changed(5, BOB, "\"change\":\"link_created\",\"link\":\"l\"");
        chat.on(new Event.SettingsChanged(CLUB, new ConversationSettings(Instant.MAX, false, false, false)));
        chat.on(new Event.Received(message(6, CAROL, "psst again")));
        assertEquals(before, screen.notices().size());
    }

    @Test
    void typistsShouldBeNamedWhileTheyType() {
        openClub();
        chat.on(new Event.Typing(CLUB, BOB.user(), true));
        assertEquals("bob is typing…", screen.hint());
        chat.on(new Event.Typing(CLUB, CAROL.user(), true));
        assertEquals("bob and carol are typing…", screen.hint());
        chat.on(new Event.Typing(CLUB, new UserId(new UUID(1, 9)), true));
        assertEquals("3 people are typing…", screen.hint());
        chat.on(new Event.Typing(WITH_BOB, BOB.user(), false));
        chat.on(new Event.Typing(CLUB, new UserId(new UUID(1, 9)), false));
        chat.on(new Event.Typing(CLUB, BOB.user(), false));
        assertEquals("carol is typing…", screen.hint());
        chat.line("/to bob");
        assertEquals("", screen.hint());
    }

    @Test
    void ownTypingShouldBeToldButNotThatOfCommands() {
        openClub();
        chat.typing("h");
        chat.typing("/le");
        chat.typing("");
        assertEquals(List.of("typing true", "typing false", "typing false"), server.asides());
    }

    @Test
    void personShouldBeWatchedAsLongAsTheConversationIsOpen() {
        club();
        chat.line("bob");
        chat.on(new Event.PresenceChanged(new Presence(BOB.user(), false, Instant.EPOCH)));
        int before = screen.notices().size();
        chat.on(new Event.PresenceChanged(new Presence(CAROL.user(), true, Instant.EPOCH)));
        assertEquals(before, screen.notices().size());
        chat.on(new Event.PresenceChanged(new Presence(BOB.user(), true, Instant.EPOCH)));
        assertEquals("bob is online", screen.lastNotice());
        chat.on(new Event.PresenceChanged(new Presence(BOB.user(), false, NOON)));
        assertEquals("bob was last seen 2025-06-15 12:00", screen.lastNotice());
        chat.line("/who");
        assertEquals("You are alice, talking with Bob (bob), who was last seen 2025-06-15 12:00", screen.lastNotice());
        chat.line("/to Book club");
        assertEquals(List.of("watch " + BOB.user(), "unwatch " + BOB.user()), server.asides());
    }

    @Test
    void createShouldOpenTheNewGroup() {
        chat.line("/create Tea with bob carol");
        assertEquals(List.of("create Tea 2"), server.groups().calls());
        assertTrue(screen.prompt().startsWith("Tea"));
        chat.line("/create Coffee with bob zed");
        assertEquals("nobody here is called zed", screen.lastNotice());
        assertEquals(1, server.groups().calls().size());
    }

    @Test
    void membersShouldBeAddedRemovedAndPromoted() {
        openClub();
        server.groups()
                .members(
                        CLUB,
                        new GroupMember(BOB.user(), GroupRole.MEMBER, NOON),
                        new GroupMember(CAROL.user(), GroupRole.MEMBER, NOON));
        server.groups().refuse(BOB.user(), ErrorCode.CONFLICT);
        chat.line("/add bob carol");
        assertEquals("bob was not added: is in the group already", screen.lastNotice());
        chat.line("/remove bob");
        chat.line("/role carol admin");
        chat.line("/handover carol");
        chat.line("/leave");
        assertEquals(
                List.of(
                        "add [" + BOB.user() + ", " + CAROL.user() + "]",
                        "remove " + BOB.user(),
                        "role " + CAROL.user() + " ADMIN",
                        "role " + CAROL.user() + " OWNER",
                        "leave"),
                server.groups().calls());
    }

    @Test
    void changeShouldBeTriedAgainWhenSomebodyWasFaster() {
        openClub();
        server.groups().conflicts(1);
        chat.line("/name Films");
        assertEquals(
                List.of("change Book club {name=Films}", "change Book club {name=Films}"),
                server.groups().calls());
        server.groups().conflicts(2);
        chat.line("/approval on");
        assertEquals("others are changing this group at the same time; try again", screen.lastNotice());
    }

    @Test
    void linksShouldBeMadeListedAndRevoked() {
        openClub();
        chat.line("/link 24");
        assertEquals("Whoever should join types (until 2025-06-22 12:00, 7 times):\n  /join t0k", screen.lastNotice());
        server.groups().link(new InviteLink("l1", NOON, 3));
        chat.line("/links");
        assertEquals("Links to join\n  1  until 2025-06-15 12:00, 3 uses left", screen.lastNotice());
        chat.line("/unlink 2");
        assertEquals("there is no link 2; /links lists them", screen.lastNotice());
        chat.line("/unlink 1");
        assertEquals(List.of("revoke l1"), server.groups().calls());
    }

    @Test
    void joiningShouldOpenTheGroupOrWait() {
        chat.line("/join ask");
        assertEquals("asked to join Secret club; an admin decides", screen.lastNotice());
        chat.line("/join t0k");
        assertTrue(screen.prompt().startsWith("Open club"));
    }

    @Test
    void membersShouldBeListedWithRoleAndPresence() {
        openClub();
        server.online(BOB.user());
        server.groups()
                .members(
                        CLUB,
                        new GroupMember(ALICE.user(), GroupRole.OWNER, NOON),
                        new GroupMember(BOB.user(), GroupRole.ADMIN, NOON),
                        new GroupMember(CAROL.user(), GroupRole.MEMBER, NOON));
        chat.line("/members");
        assertEquals("""
                Book club, 3 members
                members post, admins edit, members invite, who has a link joins without approval
                  alice (you), owner
                  Bob (bob), admin, online
                  carol""", screen.lastNotice());
    }

    @Test
    void membersShouldBeListedAlsoWithoutPresence() {
        openClub();
        server.presenceDown(true);
        server.groups().members(CLUB, new GroupMember(BOB.user(), GroupRole.MEMBER, NOON));
        chat.line("/members");
        assertTrue(screen.lastNotice().endsWith("\n  Bob (bob)"), screen.lastNotice());
    }

    @Test
    void requestsShouldBeListedAndDecided() {
        openClub();
        server.groups().request(new JoinRequest(BOB.user(), NOON));
        chat.line("/requests");
        assertEquals("Who wants to join\n  Bob (bob), since 2025-06-15 12:00", screen.lastNotice());
        chat.line("/approve bob");
        chat.line("/decline bob");
        assertEquals(
                List.of("approve " + BOB.user(), "decline " + BOB.user()),
                server.groups().calls());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/members", "/add bob", "/leave", "/links", "/name x"})
    void commandsOfAGroupShouldNeedOne(String line) {
        chat.line("bob");
        chat.line(line);
        assertEquals("open a group first: /to GROUP, or make one: /create NAME", screen.lastNotice());
        assertEquals(List.of(), server.groups().calls());
    }

    @Test
    void whoHasSeenAMessageShouldBeTold() {
        openClub();
        chat.line("/seen");
        assertEquals("no message of yours is on the screen", screen.lastNotice());
        say("hello all", 3);
        server.messageReceipts(new MessageReceipts(
                2,
                2,
                1,
                List.of(
                        new MessageReceipts.Item(BOB.user(), true, true),
                        new MessageReceipts.Item(CAROL.user(), true, false)),
                ""));
        chat.line("/seen");
        assertEquals("""
                “hello all”
                  read by 1 of 2: bob
                  delivered to 2 of 2, not yet read by carol""", screen.lastNotice());
    }

    @Test
    void settingsShouldBeKeptForTheOpenConversation() {
        chat.line("/mute");
        assertEquals("no conversation is open, or it has no messages", screen.lastNotice());
        openClub();
        chat.line("/mute");
        assertEquals("muted", screen.lastNotice());
        chat.line("/mute 2");
        assertEquals("muted until 2025-06-15 14:00", screen.lastNotice());
        chat.line("/archive");
        chat.line("/pin");
        chat.line("/unread");
        assertEquals(
                List.of(
                        "settings {mutedUntil=-1}",
                        "settings {mutedUntil=" + NOON.plusSeconds(7_200).toEpochMilli() + "}",
                        "settings {archived=true}",
                        "settings {pinned=true}",
                        "settings {unread=true}"),
                server.asides());
    }

    @Test
    void privacyAndPeopleShouldBeTheUsersOwnMatter() {
        chat.line("/privacy presence nobody");
        assertEquals(
                "Who sees whether you are online: nobody\n" + "What you have read: shown to others, and theirs to you",
                screen.lastNotice());
        chat.line("/privacy reads off");
        assertTrue(screen.lastNotice().endsWith("not shown to others, nor theirs to you"));
        chat.line("/block bob");
        chat.line("/contact carol");
        chat.line("/contacts");
        assertEquals("Contacts: none", screen.lastNotice());
        chat.line("/block zed");
        assertEquals("nobody here is called zed", screen.lastNotice());
        assertEquals(List.of("block " + BOB.user(), "contact " + CAROL.user()), server.asides());
    }

    @Test
    void transportShouldBeToldWhenItIsAnother() {
        chat.on(connected(TransportKind.WEBSOCKET));
        assertEquals(List.of(), screen.notices());
        chat.on(connected(TransportKind.POLLING));
        assertEquals("connected by long-polling", screen.lastNotice());
        chat.on(connected(TransportKind.POLLING));
        chat.on(connected(TransportKind.WEBSOCKET));
        assertEquals("connected by WebSocket", screen.lastNotice());
        assertEquals(2, screen.notices().size());
    }

    private static Event connected(TransportKind kind) {
        return new Event.StateChanged(new ConnectionState.Connected(ALICE.user(), DEVICE, 0, kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "groups", "more"})
    void helpShouldFitIntoEightyColumns(String topic) {
        for (Style style : List.of(new Style(false, true, ZoneOffset.UTC), new Style(true, true, ZoneOffset.UTC))) {
            String help = Help.text(topic, style);
            assertEquals(
                    List.of(),
                    help.lines().filter(line -> Text.width(line) > 80).toList());
            assertTrue(help.lines().count() <= 23, topic);
        }
    }
}
