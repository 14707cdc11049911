package parley.adapter.grpc;

import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.grpc.util.CertificateUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an instance shows to others and whom it trusts, read again when the files change. Checked by one
/// thread.
final class PeerTls {
    private static final Logger LOG = LoggerFactory.getLogger(PeerTls.class);
    private static final byte[] PROBE = {1};

    private final Security.MutualTls files;
    private final AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
    private final AdvancedTlsX509TrustManager trust;
    private List<String> seen;

    /// @throws TransportException if the files cannot be used
    PeerTls(Security.MutualTls files) {
        this.files = files;
        this.seen = look();
        try {
            trust = AdvancedTlsX509TrustManager.newBuilder()
                    .setVerification(AdvancedTlsX509TrustManager.Verification.CERTIFICATE_AND_HOST_NAME_VERIFICATION)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new TransportException("TLS is not to be had", e);
        }
        use();
    }

    ChannelCredentials dialling() {
        return TlsChannelCredentials.newBuilder()
                .keyManager(keys)
                .trustManager(trust)
                .build();
    }

    ServerCredentials listening() {
        return TlsServerCredentials.newBuilder()
                .keyManager(keys)
                .trustManager(trust)
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
    }

    /// Looks for a change. Files that are replaced one after the other do not fit each other for a moment;
    /// they are looked at again the next time.
    void check() {
        List<String> now = look();
        if (now.equals(seen)) {
            return;
        }
        try {
            use();
            seen = now;
            LOG.atInfo().addKeyValue("certificate", files.certificate()).log("peer_certificate_reloaded");
        } catch (TransportException unusable) {
            LOG.atWarn()
                    .addKeyValue("code", "peer_certificate_not_reloaded")
                    .addKeyValue("reason", unusable.getMessage())
                    .log("the certificate shown to other instances stays in use");
        }
    }

    private void use() {
        X509Certificate[] chain = certificates(files.certificate());
        X509Certificate[] authorities = certificates(files.authorities());
        PrivateKey key = key(files.privateKey());
        try {
            if (!belongTogether(chain[0], key)) {
                throw new TransportException(
                        files.privateKey() + ": not the key of the first certificate in " + files.certificate());
            }
            keys.updateIdentityCredentials(chain, key);
            trust.updateTrustCredentials(authorities);
        } catch (GeneralSecurityException | IOException e) {
            throw new TransportException(files.certificate() + ": cannot be used for TLS", e);
        }
    }

    private static X509Certificate[] certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            X509Certificate[] certificates = CertificateUtils.getX509Certificates(in);
            if (certificates.length == 0) {
                throw new TransportException(file + ": holds no certificate");
            }
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw new TransportException(file + ": no certificates in PEM can be read", e);
        }
    }

    private static PrivateKey key(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateUtils.getPrivateKey(in);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new TransportException(file + ": no unencrypted PKCS #8 key in PEM can be read", e);
        }
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(key);
        signer.update(PROBE);
        byte[] signature = signer.sign();
        signer.initVerify(certificate.getPublicKey());
        signer.update(PROBE);
        return signer.verify(signature);
    }

    private List<String> look() {
        return List.of(look(files.certificate()), look(files.privateKey()), look(files.authorities()));
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
