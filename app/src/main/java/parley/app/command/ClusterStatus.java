package parley.app.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.devcluster.DevCluster;
import parley.devcluster.ParleyInstance;
import parley.devcluster.Server;

/// How the parts of a cluster on this machine do, as a few lines for people.
final class ClusterStatus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Pattern FAILING = Pattern.compile("\"name\":\"([^\"]+)\",\"status\":\"DOWN\"");
    private static final Pattern SESSIONS = Pattern.compile("(?m)^parley_sessions\\{[^}]*}\\s+([0-9.]+)");

    private final DevCluster cluster;
    private final Path data;
    private final long start = System.nanoTime();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    ClusterStatus(DevCluster cluster, Path data) {
        this.cluster = cluster;
        this.data = data;
    }

    /// All lines, each with its end.
    String text() {
        StringBuilder text = new StringBuilder();
        Duration up = Duration.ofNanos(System.nanoTime() - start);
        text.append("Parley on %d instances, up %d:%02d:%02d, everything in %s%n%n"
                .formatted(
                        cluster.parley().instances().size(),
                        up.toHours(),
                        up.toMinutesPart(),
                        up.toSecondsPart(),
                        data));
        for (ParleyInstance instance : cluster.parley().instances()) {
            text.append("  %-12s %-28s %s%n".formatted(kind(instance), instance.uri(), state(instance)));
        }
        for (Server server : cluster.backends().servers()) {
            text.append("  %-12s %-28s %s%n".formatted(kind(server), place(server), server.isAlive() ? "up" : "DOWN"));
        }
        text.append("%n  First admin: %s, password in %s%n".formatted(DevCluster.ADMIN, cluster.passwordFile()));
        text.append("  In another shell: ./parley chat --url %s --register --user NAME%n"
                .formatted(cluster.parley().instances().getFirst().uri()));
        text.append("  Ctrl-C stops everything.\n");
        return text.toString();
    }

    private static String kind(Server server) {
        return server.name().split(" ", -1)[0];
    }

    private static String place(Server server) {
        return server.address().getAddress().getHostAddress() + ":"
                + server.address().getPort();
    }

    private String state(ParleyInstance instance) {
        if (!instance.isAlive()) {
            return "DOWN, see " + instance.log();
        }
        return get(instance.uri().resolve("/health/ready"))
                .map(answer -> answer.statusCode() == 200
                        ? "ready, " + sessions(instance.uri()) + " sessions"
                        : "NOT READY: " + failing(answer.body()))
                .orElse("NO ANSWER");
    }

    private static String failing(String body) {
        Matcher matcher = FAILING.matcher(body);
        StringBuilder names = new StringBuilder();
        while (matcher.find()) {
            names.append(names.isEmpty() ? "" : ", ").append(matcher.group(1));
        }
        return names.isEmpty() ? body.strip() : names.toString();
    }

    private long sessions(URI uri) {
        return get(uri.resolve("/metrics")).map(HttpResponse::body).stream()
                .flatMap(body -> SESSIONS.matcher(body).results())
                .mapToLong(series -> (long) Double.parseDouble(series.group(1)))
                .sum();
    }

    private Optional<HttpResponse<String>> get(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (IOException silent) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
