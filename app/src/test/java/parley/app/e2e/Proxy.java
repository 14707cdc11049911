package parley.app.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// A reverse proxy of the kind that long-polling is for: knows no upgrades, passes an answer on only once it is
/// complete, and drops connections on which nothing moves for a while.
final class Proxy implements AutoCloseable {
    private static final String END = "\r\n\r\n";

    private final URI server;
    private final int idleMillis;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger dropped = new AtomicInteger();

    private Proxy(URI server, int idleMillis, ServerSocket listener) {
        this.server = server;
        this.idleMillis = idleMillis;
        this.listener = listener;
    }

    /// @param idleMillis how long nothing may move on a connection
    static Proxy before(URI server, int idleMillis) throws IOException {
        Proxy proxy = new Proxy(server, idleMillis, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.startVirtualThread(proxy::accept);
        return proxy;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /// Connections dropped while a client waited for an answer.
    int dropped() {
        return dropped.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.startVirtualThread(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(server.getHost(), server.getPort())) {
            open.add(client);
            open.add(upstream);
            client.setSoTimeout(idleMillis);
            upstream.setSoTimeout(idleMillis);
            while (pass(client, upstream)) {
                // One request after the other.
            }
        } catch (IOException | UncheckedIOException gone) {
            // Closing both is all that a proxy does about it.
        } finally {
            open.remove(client);
        }
    }

    private boolean pass(Socket client, Socket upstream) throws IOException {
        String head = head(client.getInputStream());
        if (head.isEmpty()) {
            return false;
        }
        byte[] body = body(head, client.getInputStream());
        upstream.getOutputStream().write(join(withoutUpgrade(head), body));
        try {
            String answerHead = head(upstream.getInputStream());
            byte[] answer = join(answerHead, body(answerHead, upstream.getInputStream()));
            client.getOutputStream().write(answer);
            return !answerHead.isEmpty();
        } catch (SocketTimeoutException idle) {
            dropped.incrementAndGet();
            throw idle;
        }
    }

    private static String withoutUpgrade(String head) {
        return Arrays.stream(head.split("\r\n"))
                .filter(line -> !line.matches("(?i)(upgrade|connection|http2-settings|sec-websocket-.*):.*"))
                .collect(Collectors.joining("\r\n", "", END));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(END) < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static byte[] body(String head, InputStream in) throws IOException {
        int length = Arrays.stream(head.split("\r\n"))
                .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
                .findFirst()
                .orElse(0);
        if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding:")) {
            throw new IOException("this proxy knows no chunks");
        }
        return in.readNBytes(length);
    }

    private static byte[] join(String head, byte[] body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(ISO_8859_1));
        whole.writeBytes(body);
        return whole.toByteArray();
    }
}
