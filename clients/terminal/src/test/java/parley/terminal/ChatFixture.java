package parley.terminal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import parley.client.live.Event;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.ConversationId;
import parley.client.model.ConversationSettings;
import parley.client.model.Counterpart;
import parley.client.model.DeviceId;
import parley.client.model.InboxItem;
import parley.client.model.Message;
import parley.client.model.Profile;
import parley.client.model.UserId;

/// Alice's chat, with people and conversations that a test puts there.
abstract class ChatFixture {
    static final Instant NOON = Instant.parse("2025-06-15T12:00:00Z");
    static final Profile ALICE = new Profile(new UserId(new UUID(1, 1)), "alice", "alice");
    static final Profile BOB = new Profile(new UserId(new UUID(1, 2)), "bob", "Bob");
    static final Profile CAROL = new Profile(new UserId(new UUID(1, 3)), "carol", "carol");
    static final DeviceId DEVICE = new DeviceId(new UUID(2, 1));
    static final ConversationId WITH_BOB = new ConversationId(new UUID(3, 2));
    static final ConversationId CLUB = new ConversationId(new UUID(3, 7));
    static final ConversationId OTHER_CLUB = new ConversationId(new UUID(3, 8));

    final FakeServer server = new FakeServer();
    final RecordingScreen screen = new RecordingScreen();
    final Chat chat = new Chat(
            ALICE.user(), "alice", server, screen, new Style(false, true, ZoneOffset.UTC), InstantSource.fixed(NOON));

    @BeforeEach
    void know() {
        server.person(ALICE);
        server.person(BOB);
        server.person(CAROL);
    }

    static Cid cid(long number) {
        return Cid.of(NOON.toEpochMilli(), 0, number);
    }

    static Message message(ConversationId conversation, long seq, Profile from, String text) {
        return new Message(conversation, seq, from.user(), DEVICE, cid(seq), NOON, Content.text(text));
    }

    /// @param fields of the change, with `'` for quotes
    void changed(ConversationId conversation, long seq, Profile from, String fields) {
        Content content = new Content("{\"system\":{" + fields.replace('\'', '"') + "}}");
        Message message = new Message(conversation, seq, from.user(), DEVICE, cid(seq), NOON, content, true);
        chat.on(new Event.GroupChanged(message, message.change().orElseThrow()));
    }

    void received(ConversationId conversation, long seq, Profile from, String text) {
        chat.on(new Event.Received(message(conversation, seq, from, text)));
    }

    /// A conversation with messages of Bob's.
    ///
    /// @param read how far Alice has read
    void conversation(ConversationId id, Counterpart with, int messages, long read) {
        List<Message> log = LongStream.rangeClosed(1, messages)
                .mapToObj(seq -> message(id, seq, BOB, "m" + seq))
                .toList();
        server.conversation(
                new InboxItem(
                        id,
                        with,
                        messages,
                        NOON,
                        messages - read,
                        read,
                        log.isEmpty() ? List.of() : List.of(log.getLast()),
                        List.of(),
                        ConversationSettings.DEFAULTS),
                log);
    }

    void withBob(int messages, long read) {
        conversation(WITH_BOB, new Counterpart.Person(BOB.user()), messages, read);
    }
}
