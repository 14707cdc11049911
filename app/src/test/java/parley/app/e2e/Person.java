package parley.app.e2e;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.client.ParleyClient;
import parley.client.live.ConnectionState;
import parley.client.live.Event;
import parley.client.live.LiveConnection;
import parley.client.live.LiveOptions;
import parley.client.live.TransportKind;
import parley.client.live.TransportOptions;
import parley.client.model.Content;
import parley.client.model.GroupChange;
import parley.client.model.Message;
import parley.client.model.Recipient;
import parley.client.model.Sent;
import parley.client.model.UserId;
import parley.client.rest.Groups;
import parley.client.rest.RestClient;
import parley.client.store.DeviceSession;

/// Somebody on one device, who remembers everything that the live connection told.
final class Person implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ParleyClient client;
    private final DeviceSession session;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private LiveConnection live;

    private Person(ParleyClient client, DeviceSession session) {
        this.client = client;
        this.session = session;
    }

    /// Opens an account.
    static Person register(URI server, String handle) {
        return register(server, handle, TransportOptions.auto());
    }

    /// Opens an account, to be used over these transports.
    static Person register(URI server, String handle, TransportOptions transports) {
        ParleyClient client = client(server, transports);
        return new Person(client, client.register(handle, PASSWORD, "first", ""));
    }

    /// Logs in on one more device.
    static Person logIn(URI server, String handle) {
        ParleyClient client = client(server, TransportOptions.auto());
        return new Person(client, client.logIn(handle, PASSWORD, "another"));
    }

    private static ParleyClient client(URI server, TransportOptions transports) {
        return ParleyClient.builder(server)
                .options(LiveOptions.defaults()
                        .withBackoff(Duration.ofMillis(50), Duration.ofMillis(500))
                        .withConfirmations(Duration.ofMillis(20), 16)
                        .withTransports(transports))
                .build();
    }

    /// The same device, which knows of nothing but its session, at another instance.
    Person movedTo(URI server) {
        ParleyClient other = client(server, TransportOptions.auto());
        return new Person(other, other.adopted(session));
    }

    /// Opens the live connection and waits until the backlog has come.
    Person connect() {
        long before = count(Event.Synced.class::isInstance);
        live = client.connect(events::add);
        await().atMost(PATIENCE).until(() -> count(Event.Synced.class::isInstance) > before);
        return this;
    }

    void disconnect() {
        live.close();
    }

    UserId user() {
        return session.user();
    }

    DeviceSession session() {
        return session;
    }

    RestClient rest() {
        return client.rest();
    }

    Groups groups() {
        return client.groups();
    }

    LiveConnection live() {
        return live;
    }

    Sent send(Person to, String text) {
        return live.send(Recipient.user(to.user()), Content.text(text)).join();
    }

    /// Waits for the message with this text.
    Message awaitText(String text) {
        return awaitEvent(Event.Received.class, received -> text.equals(text(received.message())))
                .message();
    }

    <E extends Event> E awaitEvent(Class<E> type, Predicate<E> wanted) {
        await().alias(type.getSimpleName())
                .atMost(PATIENCE)
                .until(() -> find(type, wanted).findAny().isPresent());
        return find(type, wanted).findFirst().orElseThrow();
    }

    /// Waits until frames go this way.
    void awaitTransport(TransportKind kind) {
        awaitEvent(
                Event.StateChanged.class,
                changed -> changed.state() instanceof ConnectionState.Connected connected
                        && connected.transport() == kind);
    }

    /// Waits for a change of a group.
    <C extends GroupChange> C awaitChange(Class<C> type) {
        return type.cast(awaitEvent(Event.GroupChanged.class, event -> type.isInstance(event.change()))
                .change());
    }

    void awaitState(Class<? extends ConnectionState> state) {
        awaitEvent(Event.StateChanged.class, changed -> state.isInstance(changed.state()));
    }

    /// Texts received, in the order in which they came.
    List<String> texts() {
        return find(Event.Received.class, received -> true)
                .map(received -> text(received.message()))
                .toList();
    }

    /// Everything that the live connection told and that should not have happened.
    List<Event> complaints() {
        return events.stream()
                .filter(event -> event instanceof Event.Violation
                        || event instanceof Event.Failed
                        || event instanceof Event.SendRefused)
                .toList();
    }

    private <E extends Event> Stream<E> find(Class<E> type, Predicate<E> wanted) {
        return events.stream().filter(type::isInstance).map(type::cast).filter(wanted);
    }

    long count(Class<? extends Event> type) {
        return count(type::isInstance);
    }

    private long count(Predicate<Event> wanted) {
        return events.stream().filter(wanted).count();
    }

    static String text(Message message) {
        return message.content().asText().orElseThrow();
    }

    @Override
    public void close() {
        if (live != null) {
            live.close();
        }
        client.close();
    }
}
