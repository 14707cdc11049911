package parley.adapter.grpc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Issues certificates for instances, by the JDK's keytool.
final class Authority {
    private static final String PASSWORD = "changeit";

    private final Path store;

    private Authority(Path store) {
        this.store = store;
    }

    static Authority create(Path directory, String name) throws IOException, InterruptedException {
        Authority authority = new Authority(directory.resolve(name + ".p12"));
        authority.keytool("-alias", "authority", "-dname", "CN=" + name, "-ext", "bc:c");
        return authority;
    }

    /// Writes a certificate for 127.0.0.1, or another name, its key and the authority to a directory.
    ///
    /// @return where they are
    Security.MutualTls issue(Path directory, String subjectAlternativeName, String peerName)
            throws IOException, InterruptedException, GeneralSecurityException {
        String alias = "instance" + System.nanoTime();
        keytool(
                "-alias",
                alias,
                "-dname",
                "CN=instance",
                "-ext",
                "san=" + subjectAlternativeName,
                "-signer",
                "authority");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Files.createDirectories(directory);
        replace(directory.resolve("instance.pem"), pem("CERTIFICATE", keys.getCertificateChain(alias)));
        replace(directory.resolve("authorities.pem"), pem("CERTIFICATE", keys.getCertificate("authority")));
        replace(
                directory.resolve("instance.key"),
                pem("PRIVATE KEY", keys.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
        return new Security.MutualTls(
                directory.resolve("instance.pem"),
                directory.resolve("instance.key"),
                directory.resolve("authorities.pem"),
                peerName,
                Duration.ofMillis(20));
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keyalg",
                "EC",
                "-validity",
                "2"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + output);
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String pem(String kind, Certificate... certificates) throws GeneralSecurityException {
        StringBuilder text = new StringBuilder();
        for (Certificate certificate : certificates) {
            text.append(pem(kind, certificate.getEncoded()));
        }
        return text.toString();
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
