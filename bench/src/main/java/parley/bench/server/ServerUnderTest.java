package parley.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Parley server of our own, on a temporary data directory and a free port.
///
/// Its configuration differs from the defaults in rate limits, which one machine's load would hit at once, and in
/// allowing bulk accounts, which prepare a run. Durability and everything else that costs time are as shipped.
public final class ServerUnderTest implements AutoCloseable {

    /// Set by the launcher: the Java options with which it runs servers, separated by blanks.
    private static final String OPTIONS_VARIABLE = "PARLEY_SERVER_OPTIONS";

    private static final String OPTIONS_WITHOUT_LAUNCHER = "--enable-native-access=ALL-UNNAMED";
    private static final List<String> DIFFERENCES =
            List.of("rate limits off (rate-limits.enabled)", "bulk accounts allowed (admin.bulk-accounts)");
    private static final String ADMIN = "bench-admin";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final Target target;
    private final AdminAccess admin;

    private ServerUnderTest(ChildProcess process, Target target, AdminAccess admin) {
        this.process = process;
        this.target = target;
        this.admin = admin;
    }

    /// Starts a server and waits until it is ready.
    ///
    /// @param mainClass normally `parley.app.Main`
    /// @param moreJavaOptions after those of the launcher, so that they win
    /// @param environment of this process
    public static ServerUnderTest start(
            String mainClass, List<String> moreJavaOptions, Map<String, String> environment) {
        return start(mainClass, moreJavaOptions, environment, List.of());
    }

    /// The same with a configuration that differs in more.
    public static ServerUnderTest start(
            String mainClass, List<String> moreJavaOptions, Map<String, String> environment, List<Setting> settings) {
        List<String> javaOptions = new ArrayList<>(List.of(environment
                .getOrDefault(OPTIONS_VARIABLE, OPTIONS_WITHOUT_LAUNCHER)
                .split(" +", -1)));
        javaOptions.addAll(moreJavaOptions);
        String password = password();
        Path directory = ChildProcess.temporaryDirectory();
        int port = ChildProcess.freePort();
        URI uri = URI.create("http://127.0.0.1:" + port);
        try {
            String file = writeConfiguration(directory, port, settings).toString();
            List<String> addAdmin = List.of(mainClass, "user", "add", ADMIN, "--admin", "--config", file);
            ChildProcess.run(javaOptions, addAdmin, password + System.lineSeparator());
            ChildProcess process = ChildProcess.start(
                    directory, javaOptions, List.of(mainClass, "serve", "--config", file), uri, PATIENCE);
            return new ServerUnderTest(
                    process,
                    new Target(uri, process.pid(), "own", differences(settings), javaOptions),
                    AdminAccess.loggingIn(ADMIN, password));
        } catch (ServerFaultException e) {
            ChildProcess.delete(directory);
            throw e;
        }
    }

    private static List<String> differences(List<Setting> settings) {
        return Stream.concat(DIFFERENCES.stream(), settings.stream().map(Setting::toString))
                .toList();
    }

    private static String password() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static Path writeConfiguration(Path directory, int port, List<Setting> settings) {
        try {
            return Files.writeString(
                    directory.resolve("parley.yaml"),
                    """
                    server:
                      port: %d
                    data-directory: %s
                    rate-limits:
                      enabled: false
                    admin:
                      bulk-accounts: true
                    """.formatted(port, directory.resolve("data"))
                            + settings.stream().map(Setting::yaml).collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Target target() {
        return target;
    }

    /// An admin whom only this server has.
    public AdminAccess admin() {
        return admin;
    }

    @Override
    public void close() {
        process.close();
    }
}
