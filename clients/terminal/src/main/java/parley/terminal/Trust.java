package parley.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Connections to a server whose certificate no public authority has signed.
final class Trust {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private Trust() {}

    /// @param certificates PEM file with the authority's certificate, or the server's own if it signed itself
    /// @return a client that trusts these and nobody else; the caller closes it
    /// @throws TerminalException if the file holds no certificate that can be used
    static HttpClient only(Path certificates) {
        try (InputStream file = Files.newInputStream(certificates)) {
            Collection<? extends Certificate> trusted =
                    CertificateFactory.getInstance("X.509").generateCertificates(file);
            if (trusted.isEmpty()) {
                throw new CertificateException("no certificate in it");
            }
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .sslContext(context(trusted))
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            throw new TerminalException("--ca: " + certificates + " (expected: certificates as PEM): " + e, e);
        }
    }

    private static SSLContext context(Collection<? extends Certificate> trusted)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : trusted) {
            store.setCertificateEntry("trusted-" + number++, certificate);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
