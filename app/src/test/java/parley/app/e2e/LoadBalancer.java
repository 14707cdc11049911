package parley.app.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A load balancer that people use, with our file but for addresses, certificates and limits of this machine.
final class LoadBalancer implements AutoCloseable {
    /// What our files call 75 s here.
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Path FILES = Path.of("../deploy");

    private final Process process;
    private final URI uri;

    private LoadBalancer(Process process, int port) {
        this.process = process;
        this.uri = URI.create("http://127.0.0.1:" + port);
        await().atMost(Duration.ofSeconds(10)).until(() -> accepts(port));
    }

    static LoadBalancer haproxy(Path directory, List<URI> instances) throws IOException {
        int port = ServerProcess.freePort();
        String text = new Text(Files.readString(FILES.resolve("haproxy/haproxy.cfg")))
                .with("bind :443 ssl crt /etc/haproxy/parley.pem alpn h2,http/1.1", "bind 127.0.0.1:" + port)
                .with("maxconn 200000", "maxconn 500")
                .with("75s", PATIENCE.toSeconds() + "s")
                .with("10.0.0.1:8080", instances.get(0).getAuthority())
                .with("10.0.0.2:8080", instances.get(1).getAuthority())
                .with("    server three 10.0.0.3:8080 id 3\n", "")
                .text();
        Path file = Files.writeString(directory.resolve("haproxy.cfg"), text);
        return new LoadBalancer(start("haproxy", "-db", "-f", file.toString()), port);
    }

    static LoadBalancer nginx(Path directory, List<URI> instances) throws IOException {
        int port = ServerProcess.freePort();
        String text = new Text(Files.readString(FILES.resolve("nginx/nginx.conf")))
                .with("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
                .with("ssl_certificate /etc/nginx/parley.pem;", "")
                .with("ssl_certificate_key /etc/nginx/parley.key;", "")
                .with("worker_rlimit_nofile 200000;", "")
                .with("worker_connections 100000;", "worker_connections 500;")
                .with("75s", PATIENCE.toSeconds() + "s")
                .with("10.0.0.1:8080", instances.get(0).getAuthority())
                .with("10.0.0.2:8080", instances.get(1).getAuthority())
                .with("        server 10.0.0.3:8080 max_fails=1 fail_timeout=2s;\n", "")
                .with("http {", "http { access_log off;" + temporary(directory))
                .text();
        Path file = Files.writeString(directory.resolve("nginx.conf"), text);
        String process = "daemon off; pid " + directory.resolve("nginx.pid") + "; error_log stderr;";
        return new LoadBalancer(start("nginx", "-p", directory.toString(), "-c", file.toString(), "-g", process), port);
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.destroy();
        if (process.onExit()
                .completeOnTimeout(process, 5, TimeUnit.SECONDS)
                .join()
                .isAlive()) {
            process.destroyForcibly();
        }
    }

    private static String temporary(Path directory) {
        StringBuilder lines = new StringBuilder();
        for (String use : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            lines.append(use)
                    .append("_temp_path ")
                    .append(directory.resolve(use))
                    .append("; ");
        }
        return lines.toString();
    }

    private static Process start(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start();
        } catch (IOException absent) {
            throw new IllegalStateException(
                    command[0] + " does not start; it has to be installed for this test", absent);
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 500);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /// A file of ours on its way to a test.
    private record Text(String text) {
        Text with(String ours, String here) {
            if (!text.contains(ours)) {
                throw new IllegalStateException("the file has no \"" + ours + "\" any more");
            }
            return new Text(text.replace(ours, here));
        }
    }
}
