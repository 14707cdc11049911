package parley.app.server;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.SharedKeys;
import parley.adapter.dbclient.SharedKeys.SharedKey;
import parley.adapter.security.SigningKey;
import parley.adapter.security.SigningKeyFile;
import parley.adapter.security.SigningKeysException;
import parley.adapter.security.identity.JwtAccessTokens;
import parley.app.check.DataDirectory;
import parley.app.check.StartupException;
import parley.app.config.ParleyConfig;

/// The keys that sign access tokens: in the data directory, or, for instances that share a database, in there.
///
/// A shared key signs only when it is so old that every instance knows it: they read the keys anew every
/// [#RELOAD]. As many keys are kept as in a file.
public final class SigningKeys {
    static final Duration RELOAD = Duration.ofSeconds(30);
    private static final Duration KNOWN_TO_ALL = RELOAD.multipliedBy(3);
    private static final String FILE = "signing-keys";

    private final JwtAccessTokens tokens;
    private final Runnable reload;

    private SigningKeys(JwtAccessTokens tokens, Runnable reload) {
        this.tokens = tokens;
        this.reload = reload;
    }

    /// @param database whose tables are up to date
    static SigningKeys open(ParleyConfig config, Database database, Ambient ambient) {
        if (!config.database().isShared()) {
            return new SigningKeys(new JwtAccessTokens(file(config, ambient).open()), () -> {});
        }
        SharedKeys shared = new SharedKeys(database);
        JwtAccessTokens tokens = new JwtAccessTokens(usable(shared.addFirst(fresh(ambient)), ambient));
        return new SigningKeys(tokens, () -> tokens.use(usable(shared.list(), ambient)));
    }

    JwtAccessTokens tokens() {
        return tokens;
    }

    /// Takes note of keys that were added elsewhere. Blocks.
    void reload() {
        reload.run();
    }

    private static SigningKeyFile file(ParleyConfig config, Ambient ambient) {
        return new SigningKeyFile(config.server().dataDirectory().resolve(FILE), ambient.random());
    }

    private static SharedKey fresh(Ambient ambient) {
        SigningKey key = SigningKey.random(ambient.random());
        return new SharedKey(key.id(), key.base64url(), ambient.clock().millis());
    }

    /// The keys with the one that signs in front: the newest that everybody knows, or the oldest if there is none such.
    ///
    /// @param keys newest first
    private static List<SigningKey> usable(List<SharedKey> keys, Ambient ambient) {
        long known = ambient.clock().millis() - KNOWN_TO_ALL.toMillis();
        SharedKey signer = keys.stream()
                .filter(key -> key.createdAt() <= known)
                .findFirst()
                .orElse(keys.getLast());
        return Stream.concat(Stream.of(signer), keys.stream().filter(key -> !key.equals(signer)))
                .map(key -> new SigningKey(key.id(), key.secret()))
                .toList();
    }

    /// What has become of the keys.
    ///
    /// @param keys that are valid now, newest first
    /// @param withoutRestart whether servers that run will use the new key
    public record Rotation(List<SigningKey> keys, boolean withoutRestart) {
        public Rotation {
            keys = List.copyOf(keys);
        }
    }

    /// Puts a new key in front. One in the data directory is used from the next start on, so no server may run there;
    /// a shared one is used by all servers as soon as they all know it.
    ///
    /// @throws StartupException if a server runs on the data directory, or the keys cannot be read or written
    public static Rotation rotate(ParleyConfig config) {
        return config.database().isShared() ? rotateShared(config) : rotateFile(config);
    }

    private static Rotation rotateFile(ParleyConfig config) {
        DataDirectory data = DataDirectory.open(config.server().dataDirectory());
        try {
            return new Rotation(file(config, Ambient.system()).rotate(), false);
        } catch (SigningKeysException unusable) {
            throw new StartupException(String.valueOf(unusable.getMessage()));
        } finally {
            data.close();
        }
    }

    private static Rotation rotateShared(ParleyConfig config) {
        Ambient ambient = Ambient.system();
        try (Running running = new Running()) {
            Database database = DatabaseWiring.open(config.database(), ambient, running);
            List<SharedKey> keys = new SharedKeys(database).add(fresh(ambient), SigningKeyFile.MAX_KEYS);
            return new Rotation(
                    keys.stream()
                            .map(key -> new SigningKey(key.id(), key.secret()))
                            .toList(),
                    true);
        }
    }
}
