package parley.app.server;

import java.util.List;
import parley.adapter.security.SigningKey;
import parley.adapter.security.SigningKeyFile;
import parley.adapter.security.SigningKeysException;
import parley.app.check.DataDirectory;
import parley.app.check.StartupException;
import parley.app.config.ParleyConfig;

/// The keys that sign access tokens, in the data directory.
public final class SigningKeys {
    private static final String FILE = "signing-keys";

    private SigningKeys() {}

    static SigningKeyFile file(ParleyConfig config, Ambient ambient) {
        return new SigningKeyFile(config.server().dataDirectory().resolve(FILE), ambient.random());
    }

    /// Puts a new key in front, while no server runs on the data directory: it would go on with the keys that it knows.
    ///
    /// @return the keys that are valid now, newest first
    /// @throws StartupException if a server runs, or the file cannot be used
    public static List<SigningKey> rotate(ParleyConfig config) {
        DataDirectory data = DataDirectory.open(config.server().dataDirectory());
        try {
            return file(config, Ambient.system()).rotate();
        } catch (SigningKeysException unusable) {
            throw new StartupException(String.valueOf(unusable.getMessage()));
        } finally {
            data.close();
        }
    }
}
