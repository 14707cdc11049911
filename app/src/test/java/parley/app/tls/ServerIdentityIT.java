package parley.app.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.app.config.TlsConfig;

class ServerIdentityIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void certificateAndKeyShouldBeReadFromPem(String algorithm) throws Exception {
        TestCertificate made = TestCertificate.create(directory, algorithm, 30);

        ServerIdentity read = ServerIdentity.load(write(made, made));

        assertEquals(List.of(made.certificate()), read.chain());
        assertEquals(made.certificate().getNotAfter().toInstant(), read.expiresAt());
    }

    @Test
    void keyOfAnotherCertificateShouldBeRefused() throws Exception {
        TlsConfig.Files files =
                write(TestCertificate.create(directory, "EC", 30), TestCertificate.create(directory, "EC", 30));

        TlsException refusal = assertThrows(TlsException.class, () -> ServerIdentity.load(files));

        assertTrue(refusal.getMessage().contains("not the key of the first certificate"), refusal.getMessage());
    }

    @Test
    void keyOfAnotherFormShouldBeRefusedWithAdvice() throws Exception {
        TestCertificate made = TestCertificate.create(directory, "EC", 30);
        TlsConfig.Files files = write(made, made);
        Files.writeString(files.privateKey(), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");

        TlsException refusal = assertThrows(TlsException.class, () -> ServerIdentity.load(files));

        assertTrue(refusal.getMessage().contains("openssl pkcs8"), refusal.getMessage());
    }

    @Test
    void absentAndEmptyCertificatesShouldBeRefused() throws Exception {
        TestCertificate made = TestCertificate.create(directory, "EC", 30);
        TlsConfig.Files files = write(made, made);
        Files.writeString(files.certificate(), "nothing");

        assertThrows(TlsException.class, () -> ServerIdentity.load(files));
        Files.delete(files.certificate());
        assertThrows(TlsException.class, () -> ServerIdentity.load(files));
    }

    @Test
    void changedFilesShouldBeHandedOverOnceTheyFit() throws Exception {
        TestCertificate old = TestCertificate.create(directory, "EC", 30);
        TestCertificate renewed = TestCertificate.create(directory, "RSA", 60);
        TlsConfig.Files files = write(old, old);
        List<ServerIdentity> changes = new ArrayList<>();
        TlsFiles watched = new TlsFiles(files, changes::add);

        watched.check();
        renewed.writeCertificate(files.certificate());
        watched.check();
        assertEquals(List.of(), changes);
        renewed.writeKey(files.privateKey());
        watched.check();
        watched.check();

        assertEquals(1, changes.size());
        assertEquals(renewed.certificate(), changes.getFirst().chain().getFirst());
    }

    private TlsConfig.Files write(TestCertificate certificate, TestCertificate key) throws Exception {
        return new TlsConfig.Files(
                certificate.writeCertificate(directory.resolve("cert.pem")),
                key.writeKey(directory.resolve("key.pem")));
    }
}
