package parley.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import parley.client.live.EventHandler;
import parley.client.live.LiveConnection;
import parley.client.live.LiveOptions;
import parley.client.model.ClientException;
import parley.client.model.DeviceId;
import parley.client.model.ErrorCode;
import parley.client.model.RefusedException;
import parley.client.rest.Accounts;
import parley.client.rest.Authenticator;
import parley.client.rest.Groups;
import parley.client.rest.HttpCalls;
import parley.client.rest.RestClient;
import parley.client.store.ClientStore;
import parley.client.store.DeviceSession;
import parley.client.store.InMemoryClientStore;
import parley.client.store.InMemoryOutbox;
import parley.client.store.InMemorySessionStore;
import parley.client.store.Outbox;
import parley.client.store.SessionStore;

/// One device of one user at one server. Safe for concurrent use.
///
/// ```java
/// try (ParleyClient client = ParleyClient.builder(URI.create("http://127.0.0.1:8080")).build()) {
///     client.logIn("alice", password, "laptop");
///     LiveConnection live = client.connect(event -> ...);
///     live.send(Recipient.user(bob), Content.text("hello")).join();
/// }
/// ```
///
/// Stores hold what belongs to one device: logging in as another user needs a client with fresh ones.
public final class ParleyClient implements AutoCloseable {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

    private final Builder settings;
    private final HttpClient http;
    private final Accounts accounts;
    private final Authenticator authenticator;
    private final RestClient rest;
    private final Groups groups;

    private ParleyClient(Builder settings) {
        this.settings = settings;
        this.http = settings.http.orElseGet(() -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(REQUEST_TIMEOUT)
                .build());
        HttpCalls calls = new HttpCalls(settings.url, http, REQUEST_TIMEOUT);
        this.accounts = new Accounts(calls);
        this.authenticator = new Authenticator(accounts, settings.sessions, settings.clock);
        this.rest = new RestClient(calls, authenticator);
        this.groups = new Groups(calls, authenticator);
    }

    /// @param url where the server answers, for example `http://127.0.0.1:8080`
    public static Builder builder(URI url) {
        return new Builder(url);
    }

    /// Makes an account and logs in as its first device.
    ///
    /// @param invite empty where registration is open
    /// @throws ClientException see [Accounts#register]
    public DeviceSession register(String handle, String password, String deviceName, String invite) {
        DeviceSession session = accounts.register(handle, password, deviceName, invite);
        settings.store.reset("");
        return adopted(session);
    }

    /// Logs in: as the device of the saved login if it is this user's and still exists, else as a new one,
    /// for which the client store starts anew.
    ///
    /// @throws ClientException see [Accounts#logIn]
    public DeviceSession logIn(String handle, String password, String deviceName) {
        Optional<DeviceSession> known =
                settings.sessions.load().filter(saved -> saved.handle().equals(handle));
        if (known.isPresent()) {
            try {
                DeviceId device = known.get().device();
                return adopted(accounts.logInAgain(handle, password, deviceName, device));
            } catch (RefusedException refused) {
                if (refused.code() != ErrorCode.NOT_FOUND) {
                    throw refused;
                }
            }
        }
        DeviceSession session = accounts.logIn(handle, password, deviceName);
        settings.store.reset("");
        return adopted(session);
    }

    /// Uses a login that was made elsewhere.
    public DeviceSession adopted(DeviceSession session) {
        authenticator.adopt(session);
        return session;
    }

    /// The saved login, valid or not.
    public Optional<DeviceSession> session() {
        return settings.sessions.load();
    }

    /// Logs this device out at the server, if it can be reached, and forgets its login.
    public void logOut() {
        try {
            rest.logOut();
        } finally {
            settings.sessions.clear();
        }
    }

    /// The requests of a logged-in device.
    public RestClient rest() {
        return rest;
    }

    /// The groups of a logged-in device.
    public Groups groups() {
        return groups;
    }

    /// Opens the live connection. Close it before this client; a device has one at a time.
    public LiveConnection connect(EventHandler handler) {
        LiveConnection live = LiveConnection.of(
                new LiveConnection.Server(settings.url, http, authenticator, rest, settings.name),
                new LiveConnection.State(settings.store, settings.outbox, settings.clock, settings.random),
                settings.options,
                handler);
        live.start();
        return live;
    }

    /// Releases the connections for requests, unless the HTTP client was brought along.
    @Override
    public void close() {
        if (settings.http.isEmpty()) {
            http.shutdownNow();
        }
    }

    /// Settings of a client. Everything has a default.
    public static final class Builder {
        private final URI url;
        private Optional<HttpClient> http = Optional.empty();
        private SessionStore sessions = new InMemorySessionStore();
        private ClientStore store = new InMemoryClientStore();
        private Outbox outbox = new InMemoryOutbox();
        private LiveOptions options = LiveOptions.defaults();
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();
        private String name = "parley-java";

        private Builder(URI url) {
            this.url = url;
        }

        /// Shares an HTTP client between many clients; its owner closes it.
        public Builder http(HttpClient shared) {
            http = Optional.of(shared);
            return this;
        }

        /// Where the login is kept; in memory by default.
        public Builder sessions(SessionStore value) {
            sessions = value;
            return this;
        }

        /// Where the device's progress is kept; in memory by default.
        public Builder store(ClientStore value) {
            store = value;
            return this;
        }

        /// Where unanswered messages are kept; in memory by default.
        public Builder outbox(Outbox value) {
            outbox = value;
            return this;
        }

        public Builder options(LiveOptions value) {
            options = value;
            return this;
        }

        /// This machine's clock; used until the server has told its time, and for the age of access tokens.
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /// Source of cids and of jitter. Cids have to be unique: seed it only in tests.
        public Builder random(RandomGenerator value) {
            random = value;
            return this;
        }

        /// Name and version of the application, at most 100 characters.
        public Builder name(String value) {
            name = value;
            return this;
        }

        public ParleyClient build() {
            return new ParleyClient(this);
        }
    }
}
