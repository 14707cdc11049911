package parley.proof.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import parley.client.ParleyClient;
import parley.client.live.LiveOptions;
import parley.client.live.TransportOptions;
import parley.client.live.TransportOptions.Mode;
import parley.client.model.UserId;
import parley.client.store.ClientStore;
import parley.client.store.DeviceSession;
import parley.client.store.InMemoryClientStore;
import parley.client.store.InMemoryOutbox;
import parley.client.store.InMemorySessionStore;
import parley.client.store.Outbox;
import parley.client.store.SessionStore;

/// One device of one user: what it keeps outlives its connections, whatever these go over.
public final class Device {
    private final String name;
    private final URI uri;
    private final HttpClient http;
    private final SessionStore sessions = new InMemorySessionStore();
    private final ClientStore store = new InMemoryClientStore();
    private final Outbox outbox = new InMemoryOutbox();
    private final ParleyClient client;
    private final UserId user;

    private Device(URI uri, HttpClient http, String handle, String device, boolean first) {
        this.name = handle + "/" + device;
        this.uri = uri;
        this.http = http;
        this.client = client(Mode.AUTO);
        String password = "correct horse of " + handle;
        DeviceSession session =
                first ? client.register(handle, password, device, "") : client.logIn(handle, password, device);
        this.user = session.user();
    }

    /// Registers a user with its first device.
    public static Device register(URI uri, HttpClient http, String handle) {
        return new Device(uri, http, handle, "first", true);
    }

    /// Adds a device to a user.
    public static Device add(URI uri, HttpClient http, String handle, String device) {
        return new Device(uri, http, handle, device, false);
    }

    public String name() {
        return name;
    }

    public UserId user() {
        return user;
    }

    /// For requests.
    public ParleyClient client() {
        return client;
    }

    /// For a connection over a transport, with all that the device keeps.
    ParleyClient client(Mode transport) {
        return builder(transport).sessions(sessions).store(store).outbox(outbox).build();
    }

    /// For a connection as the same device that knows nothing.
    ParleyClient blank() {
        return builder(Mode.AUTO).sessions(sessions).build();
    }

    private ParleyClient.Builder builder(Mode transport) {
        return ParleyClient.builder(uri)
                .http(http)
                .options(LiveOptions.defaults()
                        .withBackoff(Duration.ofMillis(50), Duration.ofMillis(500))
                        .withTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(3))
                        .withTransports(TransportOptions.of(transport)))
                .name("parley-proof");
    }
}
