package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustIT {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path directory = Path.of("");

    @Test
    void onlyTheGivenCertificateShouldBeTrusted() throws Exception {
        KeyStore server = selfSigned("server");
        HttpsServer https = serving(server);
        try {
            URI url = URI.create("https://127.0.0.1:" + https.getAddress().getPort() + "/");
            assertEquals(204, status(pem(server, "server"), url));
            Path other = pem(selfSigned("other"), "other");
            assertThrows(SSLHandshakeException.class, () -> status(other, url));
        } finally {
            https.stop(0);
        }
    }

    @Test
    void fileWithoutCertificateShouldBeRefusedByName() throws Exception {
        Path file = Files.writeString(directory.resolve("empty.pem"), "");
        TerminalException refusal = assertThrows(TerminalException.class, () -> Trust.only(file));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("--ca: " + file), refusal.getMessage());
        assertThrows(TerminalException.class, () -> Trust.only(directory.resolve("absent.pem")));
    }

    private static int status(Path trusted, URI url) throws Exception {
        try (HttpClient client = Trust.only(trusted)) {
            HttpRequest request = HttpRequest.newBuilder(url).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static HttpsServer serving(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        https.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        https.start();
        return https;
    }

    private Path pem(KeyStore keys, String alias) throws Exception {
        return Files.writeString(
                directory.resolve(alias + ".pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate(alias).getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    private KeyStore selfSigned(String alias) throws Exception {
        Path file = directory.resolve(alias + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        (keytool + " -genkeypair -storetype PKCS12 -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1"
                                        + " -storepass " + new String(PASSWORD) + " -alias " + alias + " -keystore "
                                        + file)
                                .split(" ", -1))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, process.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }
}
