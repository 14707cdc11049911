package parley.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.app.check.StartupException;
import picocli.CommandLine.Option;

/// A server that runs, asked in the name of an admin. The token never comes from an argument, which other users of the
/// machine can see.
final class RunningServer {
    private static final String VARIABLE = "PARLEY_ADMIN_TOKEN";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(names = "--url", paramLabel = "URL", description = "Where the server answers (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Take the access token of an admin from the first line of this file (default: from "
                    + "$PARLEY_ADMIN_TOKEN).")
    private @Nullable Path tokenFile;

    /// Makes a call without a body; returns the answer's body.
    ///
    /// @throws StartupException if there is no token, no answer, or a refusal
    String call(String method, String path) throws InterruptedException {
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new StartupException("--url: " + url + " (expected: http://HOST:PORT or https://HOST:PORT)");
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE).method(method, BodyPublishers.noBody());
        try {
            request.header("Authorization", "Bearer " + token(System.getenv()));
        } catch (IllegalArgumentException noHeader) {
            throw new StartupException("the token has characters that no token has");
        }
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            Optional<String> refusal = refusal(answer.statusCode(), answer.body());
            if (refusal.isPresent()) {
                throw new StartupException(method + " " + path + ": " + refusal.get());
            }
            return answer.body();
        } catch (ConnectException | HttpTimeoutException absent) {
            throw new StartupException("no server answers at " + url);
        } catch (IOException failed) {
            throw new StartupException(method + " " + url.resolve(path) + ": " + failed);
        }
    }

    private static Optional<String> refusal(int status, String body) {
        return switch (status) {
            case 200, 204 -> Optional.empty();
            case 401 -> Optional.of("the token is not valid, or not any more; log in again (401)");
            case 403 -> Optional.of("the token is not an admin's (403)");
            case 404 -> Optional.of("there is none with this id (404)");
            case 503 -> Optional.of("the durable queues do not answer; try again (503)");
            default -> Optional.of("answered " + status + " " + body);
        };
    }

    private String token(Map<String, String> environment) {
        if (tokenFile == null) {
            String token = environment.getOrDefault(VARIABLE, "");
            if (token.isBlank()) {
                throw new StartupException("no token (expected: an admin's, in " + VARIABLE + " or by --token-file)");
            }
            return token.strip();
        }
        try (BufferedReader reader = Files.newBufferedReader(tokenFile)) {
            String line = reader.readLine();
            if (line == null || line.isBlank()) {
                throw new StartupException("token file " + tokenFile + ": no token in its first line");
            }
            return line.strip();
        } catch (IOException e) {
            throw new StartupException("token file " + tokenFile + ": cannot be read (" + e.getMessage() + ")");
        }
    }
}
