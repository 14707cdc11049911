package parley.adapter.cassandra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import parley.adapter.cassandra.CassandraConfig.Tls;
import parley.adapter.cassandra.CassandraException.Fault;

/// Whom to trust at the other end of an encrypted connection.
final class Certificates {
    private Certificates() {}

    /// @throws CassandraException with [Fault#UNUSABLE] if the file holds no certificates
    static SSLContext context(Tls tls) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            if (tls.trusted().isEmpty()) {
                trust.init((KeyStore) null);
            } else {
                trust.init(store(Path.of(tls.trusted())));
            }
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new CassandraException(
                    Fault.UNUSABLE, "trusted certificates " + tls.trusted() + ": " + failed.getMessage(), failed);
        }
    }

    private static KeyStore store(Path pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new GeneralSecurityException("no certificate in it (expected: PEM)");
            }
            int number = 0;
            for (Certificate certificate : found) {
                store.setCertificateEntry("trusted-" + number, certificate);
                number++;
            }
        }
        return store;
    }
}
