package parley.adapter.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.redisson.RedisConfig.Login;
import parley.adapter.redisson.RedisConfig.Mode;
import parley.adapter.redisson.RedisConfig.Patience;
import parley.adapter.redisson.RedisConfig.Size;
import parley.adapter.redisson.RedisConfig.Tls;
import parley.adapter.redisson.presence.RedisPresence;
import parley.adapter.redisson.presence.RegistryConfig;
import parley.devcluster.Loopback;
import parley.devcluster.Progress;
import parley.devcluster.RedisNode;
import parley.kernel.InstanceId;
import parley.kernel.UserId;
import parley.presence.Connections;

/// A server that wants passwords, and one that encrypts.
@Timeout(60)
final class SecuredRedisIT {
    private static final String SECRET = "changeit";

    @TempDir
    Path directory;

    private RedisNode server;

    @BeforeEach
    void start() {
        server = RedisNode.start(directory, Loopback.freePort(), Progress.NONE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void userShouldNeedNoMoreThanTheDocumentedPermissions() {
        server.call(
                "ACL",
                "SETUSER",
                "parley",
                "on",
                ">secret",
                "~parley:*",
                "&parley:*",
                "-@all",
                "+@read",
                "+@write",
                "+@scripting",
                "+@pubsub",
                "+@connection",
                "+time",
                "+info",
                "+cluster");
        server.call("ACL", "SETUSER", "default", "off");

        use(config(server.address().getPort(), new Login("parley", "secret"), Tls.OFF));
        RedisUnavailableException refused = assertThrows(
                RedisUnavailableException.class,
                () -> use(config(server.address().getPort(), new Login("parley", "wrong"), Tls.OFF)));
        assertTrue(!refused.toString().contains("wrong"), refused::toString);
    }

    @Test
    void passwordAloneShouldBeThatOfTheDefaultUser() {
        server.call("CONFIG", "SET", "requirepass", "secret");

        use(config(server.address().getPort(), new Login("", "secret"), Tls.OFF));
    }

    @Test
    void encryptedServerShouldBeTrustedOnlyWithItsAuthority() throws Exception {
        Path store = keyTool("server", "CN=localhost");
        Path stranger = keyTool("stranger", "CN=localhost");
        int port = Loopback.freePort();
        pem(store);
        server.call(
                "CONFIG", "SET", "tls-cert-file", directory.resolve("cert.pem").toString());
        server.call(
                "CONFIG", "SET", "tls-key-file", directory.resolve("key.pem").toString());
        server.call("CONFIG", "SET", "tls-auth-clients", "no");
        server.call("CONFIG", "SET", "tls-port", Integer.toString(port));

        use(config(port, Login.NONE, new Tls(true, store.toString(), SECRET, "", "")));
        assertThrows(
                RedisUnavailableException.class,
                () -> use(config(port, Login.NONE, new Tls(true, stranger.toString(), SECRET, "", ""))));
    }

    /// Everything that is asked of a server.
    private static void use(RedisConfig config) {
        try (Redis redis = Redis.connect(config, System::nanoTime)) {
            RedisPresence presence =
                    RedisPresence.open(redis, RegistryConfig.DEFAULT, new InstanceId(new UUID(3, 1)), System::nanoTime);
            presence.registry().put(Connections.of(Connections.ALICE, Connections.PHONE, 1));
            assertEquals(
                    1,
                    presence.registry()
                            .find(List.of(Connections.ALICE))
                            .connections()
                            .size());
            presence.registry().remove(Connections.of(Connections.ALICE, Connections.PHONE, 1), 5);
            presence.channel().publish(List.of(new UserId(new UUID(10, 1))));
            new RedisRates(redis).take("logins", "alice", 1, 1, Duration.ofMinutes(1));
            assertTrue(!new RedisRates(redis)
                    .take("logins", "alice", 1, 1, Duration.ofMinutes(1))
                    .isZero());
            presence.leave();
        }
    }

    private static RedisConfig config(int port, Login login, Tls tls) {
        String host = tls.on() ? "localhost:" : "127.0.0.1:";
        return RedisServers.patient(
                new RedisConfig(Mode.STANDALONE, List.of(host + port), "", login, tls, Patience.DEFAULT, Size.DEFAULT));
    }

    private Path keyTool(String name, String subject) throws IOException, InterruptedException {
        Path store = directory.resolve(name + ".p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "2",
                        "-dname",
                        subject,
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        SECRET)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertEquals(0, tool.waitFor());
        trustItself(store);
        return store;
    }

    /// The store serves as trust store as well.
    private static void trustItself(Path store) {
        try {
            KeyStore keys = load(store);
            keys.setCertificateEntry("authority", keys.getCertificate("key"));
            try (var out = Files.newOutputStream(store)) {
                keys.store(out, SECRET.toCharArray());
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pem(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = load(store);
        write("cert.pem", "CERTIFICATE", keys.getCertificate("key").getEncoded());
        write("key.pem", "PRIVATE KEY", keys.getKey("key", SECRET.toCharArray()).getEncoded());
    }

    private void write(String name, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                directory.resolve(name), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, SECRET.toCharArray());
        }
        return keys;
    }
}
