package parley.app.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.app.config.TlsConfig;

/// What the server proves itself with.
///
/// @param chain its own certificate first
/// @param key of that certificate
public record ServerIdentity(List<X509Certificate> chain, PrivateKey key) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final byte[] PROBE = {1};

    public ServerIdentity {
        chain = List.copyOf(chain);
    }

    /// Reads both files and checks that they belong together.
    ///
    /// @throws TlsException if they cannot be used
    public static ServerIdentity load(TlsConfig.Files files) {
        List<X509Certificate> chain = chain(files.certificate());
        PrivateKey key = key(files.privateKey(), chain.getFirst().getPublicKey().getAlgorithm());
        if (!belongTogether(chain.getFirst(), key)) {
            throw new TlsException(
                    files.privateKey() + ": not the key of the first certificate in " + files.certificate());
        }
        return new ServerIdentity(chain, key);
    }

    /// When the certificate ends.
    public Instant expiresAt() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    private static List<X509Certificate> chain(Path file) {
        List<X509Certificate> chain = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                if (certificate instanceof X509Certificate x509) {
                    chain.add(x509);
                }
            }
        } catch (IOException e) {
            throw new TlsException("certificate " + file + ": cannot be read", e);
        } catch (CertificateException e) {
            throw new TlsException("certificate " + file + ": not X.509 in PEM (" + e.getMessage() + ")", e);
        }
        if (chain.isEmpty()) {
            throw new TlsException("certificate " + file + ": holds none");
        }
        return chain;
    }

    private static PrivateKey key(Path file, String algorithm) {
        try {
            Matcher matcher = KEY.matcher(Files.readString(file));
            if (!matcher.find()) {
                throw new TlsException("private key " + file + ": no unencrypted PKCS #8 key in PEM"
                        + " (openssl pkcs8 -topk8 -nocrypt makes one)");
            }
            byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IOException e) {
            throw new TlsException("private key " + file + ": cannot be read", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new TlsException("private key " + file + ": not a key of the certificate's kind, " + algorithm, e);
        }
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(PROBE);
            byte[] signature = signer.sign();
            signer.initVerify(certificate.getPublicKey());
            signer.update(PROBE);
            return signer.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new TlsException("a key of kind " + key.getAlgorithm() + " cannot be used", e);
        }
    }
}
