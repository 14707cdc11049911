package parley.app.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.app.config.TlsConfig;
import parley.app.warning.OperatorWarning;

/// Watches certificate and key. Confined to one thread.
public final class TlsFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);

    private final TlsConfig.Files files;
    private final Consumer<ServerIdentity> changed;
    private State seen;

    private record State(String certificate, String privateKey) {}

    /// @param changed is given what was read after a change; what it had before stays in use if the files cannot be
    /// used
    public TlsFiles(TlsConfig.Files files, Consumer<ServerIdentity> changed) {
        this.files = files;
        this.changed = changed;
        this.seen = look();
    }

    /// Looks for a change. Files that are being replaced one after the other do not fit each other for a
    /// moment; they are looked at again the next time.
    public void check() {
        State now = look();
        if (now.equals(seen)) {
            return;
        }
        try {
            ServerIdentity identity = ServerIdentity.load(files);
            changed.accept(identity);
            seen = now;
            LOG.atInfo().addKeyValue("expires", identity.expiresAt()).log("certificate_reloaded");
        } catch (TlsException unusable) {
            OperatorWarning.CERTIFICATE_NOT_RELOADED
                    .log(LOG)
                    .addKeyValue("reason", unusable.getMessage())
                    .log("the certificate in use stays in use");
        }
    }

    private State look() {
        return new State(look(files.certificate()), look(files.privateKey()));
    }

    private static String look(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException absent) {
            return "absent";
        }
    }
}
