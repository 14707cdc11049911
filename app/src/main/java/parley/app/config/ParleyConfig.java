package parley.app.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.adapter.artemis.ArtemisConfig;
import parley.adapter.dbclient.DatabaseConfig;
import parley.adapter.rest.RestConfig;
import parley.adapter.rocksdb.RocksDbConfig;
import parley.adapter.security.identity.Argon2Config;
import parley.adapter.websocket.WebSocketConfig;
import parley.adapter.websocket.poll.PollConfig;
import parley.adapter.websocket.session.SessionConfig;
import parley.adapter.wire.WireLimits;
import parley.groups.application.GroupsConfig;
import parley.identity.application.IdentityConfig;
import parley.messaging.application.MessagingConfig;
import parley.presence.application.PresenceConfig;

/// The whole configuration of one server.
public record ParleyConfig(
        ServerConfig server,
        TlsConfig tls,
        WireLimits limits,
        IdentityConfig identity,
        Argon2Config passwords,
        MessagingConfig messaging,
        GroupsConfig groups,
        PresenceConfig presence,
        RestConfig rest,
        WebSocketConfig websocket,
        PollConfig polling,
        SessionConfig session,
        DatabaseConfig database,
        RocksDbConfig rocksdb,
        ArtemisConfig artemis,
        List<ClusterProfile> cluster) {
    private static final Section<ServerConfig> SERVER = new ServerSection();
    private static final Section<TlsConfig> TLS = new TlsSection();
    static final Section<WireLimits> LIMITS = new LimitsSection();
    private static final Section<IdentityConfig> IDENTITY = new IdentitySection();
    private static final Section<Argon2Config> PASSWORDS = new PasswordsSection();
    private static final Section<MessagingConfig> MESSAGING = new MessagingSection();
    private static final Section<GroupsConfig> GROUPS = new GroupsSection();
    private static final Section<PresenceConfig> PRESENCE = new PresenceSection();
    private static final Section<RestConfig> REST = new RestSection();
    private static final Section<WebSocketConfig> WEBSOCKET = new WebSocketSection();
    private static final Section<PollConfig> POLLING = new PollSection();
    private static final Section<SessionConfig> SESSION = new SessionSection();
    private static final Section<DatabaseConfig> DATABASE = new DatabaseSection();
    private static final Section<RocksDbConfig> ROCKSDB = new RocksDbSection();
    private static final Section<ArtemisConfig> ARTEMIS = new ArtemisSection();

    private static final Section<List<ClusterProfile>> CLUSTER = new ClusterSection();

    public ParleyConfig {
        cluster = List.copyOf(cluster);
    }

    /// What makes it one of several instances; empty for a server that is alone.
    public Optional<ClusterProfile> clustered() {
        return cluster.stream().findFirst();
    }

    /// Every key, in the order of the sample file.
    public static List<Key<?>> keys() {
        return Stream.concat(
                        Stream.of(
                                        SERVER, TLS, LIMITS, IDENTITY, PASSWORDS, MESSAGING, GROUPS, PRESENCE, REST,
                                        WEBSOCKET, POLLING, SESSION, DATABASE, ROCKSDB, ARTEMIS, CLUSTER)
                                .<Key<?>>flatMap(section -> section.keys().stream()),
                        Stream.concat(RateLimitKeys.keys().stream(), SessionRateKeys.keys().stream()))
                .toList();
    }

    /// What holds when nothing is set.
    public static ParleyConfig standard() {
        return from(Values.none());
    }

    /// The defaults but for `texts`, by key.
    ///
    /// @throws ConfigurationException if a key does not exist or a text has the wrong form
    public static ParleyConfig with(Map<String, String> texts) {
        return new ConfigurationSources().add("argument", texts).load();
    }

    static ParleyConfig from(Values values) {
        return new ParleyConfig(
                values.read(SERVER),
                values.read(TLS),
                values.read(LIMITS),
                values.read(IDENTITY),
                values.read(PASSWORDS),
                values.read(MESSAGING),
                values.read(GROUPS),
                values.read(PRESENCE),
                values.read(REST),
                values.read(WEBSOCKET),
                values.read(POLLING),
                values.read(SESSION),
                values.read(DATABASE),
                values.read(ROCKSDB),
                values.read(ARTEMIS),
                values.read(CLUSTER));
    }
}
