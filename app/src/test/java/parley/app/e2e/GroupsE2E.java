package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import parley.client.live.Event;
import parley.client.live.TransportOptions;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.Counterpart;
import parley.client.model.ErrorCode;
import parley.client.model.Group;
import parley.client.model.GroupChange;
import parley.client.model.GroupChanges;
import parley.client.model.GroupMember;
import parley.client.model.GroupRole;
import parley.client.model.HistoryEntry;
import parley.client.model.InboxItem;
import parley.client.model.InviteLink;
import parley.client.model.JoinRequest;
import parley.client.model.Joining;
import parley.client.model.MessageReceipts;
import parley.client.model.NewGroup;
import parley.client.model.Pages;
import parley.client.model.Recipient;
import parley.client.model.RefusedException;
import parley.client.model.Sent;
import parley.client.model.SettingsChanges;
import parley.client.model.UserId;

/// Groups through the client library, over each transport.
@ParameterizedClass
@EnumSource(
        value = TransportOptions.Mode.class,
        names = {"WEBSOCKET", "POLLING"})
class GroupsE2E {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static int people;

    private final List<Person> present = new ArrayList<>();

    @Parameter
    TransportOptions.Mode mode;

    @BeforeAll
    static void start() {
        if (server == null) {
            server = TestServer.start(directory);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void leave() {
        present.forEach(Person::close);
    }

    private Person somebody() {
        Person person = Person.register(server.uri(), "member-" + ++people, TransportOptions.of(mode));
        present.add(person);
        return person;
    }

    private static Group group(Person owner, Person... members) {
        UserId[] users = users(members);
        return owner.groups()
                .create(NewGroup.named("Book club", users), UUID.randomUUID().toString());
    }

    private static UserId[] users(Person... members) {
        UserId[] users = new UserId[members.length];
        for (int i = 0; i < members.length; i++) {
            users[i] = members[i].user();
        }
        return users;
    }

    private static Sent send(Person from, Group to, String text) {
        return from.live()
                .send(Recipient.conversation(to.group()), Content.text(text))
                .join();
    }

    private static ErrorCode refusal(Runnable action) {
        RuntimeException failure = assertThrows(RuntimeException.class, action::run);
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return assertInstanceOf(RefusedException.class, cause).code();
    }

    private static List<String> history(Person person, ConversationId conversation) {
        List<String> texts = new ArrayList<>();
        for (HistoryEntry entry : person.rest().history(conversation, 50).entries()) {
            texts.add(
                    switch (entry) {
                        case HistoryEntry.Stored(var message) ->
                            message.change()
                                    .map(change -> change.getClass().getSimpleName())
                                    .orElseGet(() -> Person.text(message));
                        case HistoryEntry.Skipped(var range) -> "skip " + range.from() + "-" + range.to();
                    });
        }
        return texts;
    }

    @Test
    void threePeopleShouldTalkUntilOneLeaves() {
        Person ann = somebody().connect();
        Person bob = somebody().connect();
        Person carol = somebody().connect();

        Group group = group(ann, bob, carol);
        assertEquals(GroupRole.OWNER, group.role());
        assertEquals(3, group.members());
        assertEquals(ann.user(), carol.awaitChange(GroupChange.Created.class).owner());
        send(ann, group, "hello");
        bob.awaitText("hello");
        send(bob, group, "hi");
        carol.awaitText("hi");
        ann.awaitText("hi");

        carol.groups().leave(group.group());
        ann.awaitChange(GroupChange.Left.class);
        bob.awaitChange(GroupChange.Left.class);
        send(ann, group, "she is gone");
        bob.awaitText("she is gone");
        assertEquals(ErrorCode.NOT_MEMBER, refusal(() -> send(carol, group, "wait")));
        assertEquals(ErrorCode.NOT_MEMBER, refusal(() -> carol.groups().leave(group.group())));
        assertEquals(List.of("Created", "hello", "hi", "Left"), history(carol, group.group()));
        assertEquals(List.of("hello", "hi"), carol.texts());
        assertEquals(
                new Counterpart.Members(false),
                carol.rest().conversations("", 10).items().getFirst().with());
        assertEquals(List.of(), ann.complaints());
        assertEquals(List.of(), bob.complaints());
    }

    @Test
    void whoWasAwayShouldCatchUpAndWhoComesLaterShouldNotSeeWhatWasBefore() {
        Person ann = somebody().connect();
        Person bob = somebody().connect();
        Person carol = somebody().connect();
        Group group = group(ann, bob);
        bob.awaitChange(GroupChange.Created.class);
        bob.disconnect();
        send(ann, group, "while bob is away");

        assertEquals(
                List.of(carol.user()),
                ann.groups().add(group.group(), List.of(carol.user())).added());
        assertEquals(
                List.of(carol.user()),
                carol.awaitChange(GroupChange.MembersAdded.class).users());
        send(carol, group, "I am new");
        bob.connect();
        bob.awaitText("I am new");
        assertEquals(List.of("while bob is away", "I am new"), bob.texts());
        assertFalse(history(carol, group.group()).contains("while bob is away"));
        assertTrue(history(carol, group.group()).contains("I am new"));
        assertEquals(List.of(), carol.complaints());
    }

    @Test
    void senderShouldLearnWhoHasRead() {
        Person ann = somebody().connect();
        Person bob = somebody().connect();
        Person carol = somebody().connect();
        Group group = group(ann, bob, carol);
        Sent sent = send(ann, group, "read me");
        bob.awaitText("read me");
        bob.live().read(group.group(), sent.seq());
        ann.awaitEvent(
                Event.Receipts.class,
                event -> event.watermarks().stream()
                        .anyMatch(mark -> mark.user().equals(bob.user()) && mark.read() == sent.seq()));
        await().untilAsserted(() -> {
            MessageReceipts receipts = ann.rest().messageReceipts(group.group(), sent.seq(), "", 10);
            assertEquals(1, receipts.read());
            assertEquals(2, receipts.delivered());
            assertTrue(receipts.items().contains(new MessageReceipts.Item(bob.user(), true, true)));
        });
    }

    @Test
    void rolesShouldBound() {
        Person ann = somebody().connect();
        Person bob = somebody().connect();
        Person carol = somebody().connect();
        Group group = group(ann, bob, carol);
        ConversationId id = group.group();
        assertEquals(ErrorCode.FORBIDDEN, refusal(() -> bob.groups().remove(id, carol.user())));
        assertEquals(ErrorCode.CONFLICT, refusal(() -> ann.groups().leave(id)));
        ann.groups().setRole(id, bob.user(), GroupRole.ADMIN);
        carol.awaitChange(GroupChange.RoleChanged.class);
        Group known = bob.groups().find(id).orElseThrow();
        assertEquals(
                "Films",
                bob.groups().change(known, GroupChanges.none().name("Films")).name());
        assertEquals("Films", carol.awaitChange(GroupChange.NameChanged.class).name());
        assertEquals(
                ErrorCode.CONFLICT,
                refusal(() -> bob.groups().change(known, GroupChanges.none().description("late"))));
        bob.groups().remove(id, carol.user());
        carol.awaitChange(GroupChange.MembersRemoved.class);
        ann.groups().setRole(id, bob.user(), GroupRole.OWNER);
        ann.groups().leave(id);
        List<GroupMember> members = bob.groups().members(id, "", 10).items();
        assertEquals(
                List.of(bob.user()), members.stream().map(GroupMember::user).toList());
        assertEquals(GroupRole.OWNER, members.getFirst().role());
        assertEquals(Optional.empty(), somebody().groups().find(id));
    }

    @Test
    void linkShouldLeadIntoTheGroupWithAndWithoutApproval() {
        Person ann = somebody().connect();
        Person bob = somebody().connect();
        Person carol = somebody().connect();
        Group group = group(ann);
        ConversationId id = group.group();
        InviteLink.Fresh fresh = ann.groups().createLink(id, Optional.empty(), Optional.of(5));
        assertEquals("Book club", bob.groups().preview(fresh.token()).name());
        assertInstanceOf(Joining.Joined.class, bob.groups().join(fresh.token()));
        ann.awaitChange(GroupChange.Joined.class);

        ann.groups()
                .change(ann.groups().find(id).orElseThrow(), GroupChanges.none().approval(true));
        assertEquals(new Joining.Requested(id), carol.groups().join(fresh.token()));
        assertEquals(
                List.of(carol.user()),
                ann.groups().requests(id, "", 10).items().stream()
                        .map(JoinRequest::user)
                        .toList());
        ann.groups().approve(id, carol.user());
        send(carol, group, "let in");
        bob.awaitText("let in");

        ann.groups().revokeLink(id, fresh.link().link());
        assertEquals(List.of(), ann.groups().links(id));
        assertEquals(ErrorCode.NOT_FOUND, refusal(() -> somebody().groups().join(fresh.token())));
    }

    @Test
    void settingsShouldReachTheOtherDeviceAtOnce() {
        Person ann = somebody().connect();
        Person phone = Person.logIn(server.uri(), "member-" + people);
        present.add(phone.connect());
        Group group = group(ann);
        ann.rest()
                .changeSettings(
                        group.group(), SettingsChanges.none().muteForEver().pinned(true));
        Event.SettingsChanged told = phone.awaitEvent(Event.SettingsChanged.class, event -> true);
        assertEquals(group.group(), told.conversation());
        assertTrue(told.settings().pinned());
        assertEquals(Instant.MAX, told.settings().mutedUntil());
        assertEquals(
                told.settings(),
                phone.rest().conversations("", 10).items().getFirst().settings());
    }

    @Test
    void newDeviceShouldPageInsteadOfDownloadingEverything() {
        Person ann = somebody().connect();
        Group group = group(ann);
        for (int i = 1; i <= 30; i++) {
            send(ann, group, "m" + i);
        }
        Person phone = Person.logIn(server.uri(), "member-" + people);
        present.add(phone.connect());
        List<InboxItem> inbox =
                Pages.items(cursor -> phone.rest().conversations(cursor, 1)).toList();
        assertEquals(1, inbox.size());
        assertEquals("m30", Person.text(inbox.getFirst().last().orElseThrow()));
        assertEquals(10, phone.rest().history(group.group(), 10).entries().size());
        send(ann, group, "after");
        phone.awaitText("after");
        assertEquals(List.of("after"), phone.texts());
    }

    @Test
    void typingAndPresenceShouldBeSeenByFellowMembers() {
        Person ann = somebody().connect();
        Person bob = somebody().connect();
        Group group = group(ann, bob);
        bob.awaitChange(GroupChange.Created.class);
        ann.live().typing(group.group(), true);
        bob.awaitEvent(Event.Typing.class, event -> event.on() && event.user().equals(ann.user()));
        send(ann, group, "typed");
        bob.awaitEvent(Event.Typing.class, event -> !event.on());
        bob.live().watch(List.of(ann.user()));
        bob.awaitEvent(Event.PresenceChanged.class, event -> event.presence().online());
        ann.disconnect();
        bob.awaitEvent(Event.PresenceChanged.class, event -> !event.presence().online());
    }

    @Test
    void blockShouldHoldInGroupsToo() {
        Person ann = somebody().connect();
        Person bob = somebody().connect();
        Group group = group(ann);
        bob.rest().block(ann.user());
        assertEquals(
                ErrorCode.BLOCKED,
                ann.groups()
                        .add(group.group(), List.of(bob.user()))
                        .refused()
                        .getFirst()
                        .code());
        assertEquals(ErrorCode.BLOCKED, refusal(() -> ann.send(bob, "hello?")));
    }
}
