package parley.app.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parley.identity.application.IdentityConfig;
import parley.presence.application.PresenceConfig;

/// The whole configuration of one server.
public record ParleyConfig(ServerConfig server, TlsConfig tls, IdentityConfig identity, PresenceConfig presence) {
    private static final Section<ServerConfig> SERVER = new ServerSection();
    private static final Section<TlsConfig> TLS = new TlsSection();
    private static final Section<IdentityConfig> IDENTITY = new IdentitySection();
    private static final Section<PresenceConfig> PRESENCE = new PresenceSection();

    /// Every key, in the order of the sample file.
    public static List<Key<?>> keys() {
        return Stream.of(SERVER, TLS, IDENTITY, PRESENCE)
                .<Key<?>>flatMap(section -> section.keys().stream())
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
        return new ParleyConfig(values.read(SERVER), values.read(TLS), values.read(IDENTITY), values.read(PRESENCE));
    }
}
