package parley.app.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Passes connections on to a server, but no upgrade while it is shut, as some proxies do.
final class Gate implements AutoCloseable {
    private static final String REFUSAL = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final URI server;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean open;

    Gate(URI server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /// Lets upgrades through from now on.
    void open() {
        open = true;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket there = new Socket(server.getHost(), server.getPort())) {
            sockets.add(there);
            Thread back = Thread.ofVirtual().start(() -> answers(there, client));
            requests(client, there);
            back.join();
        } catch (IOException gone) {
            sockets.remove(client);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The head of a request comes in one piece, and an upgrade may follow on other requests.
    private void requests(Socket client, Socket there) throws IOException {
        byte[] buffer = new byte[16_384];
        InputStream in = client.getInputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            if (text.contains("\r\nupgrade: websocket") && !open) {
                client.getOutputStream().write(REFUSAL.getBytes(StandardCharsets.ISO_8859_1));
                break;
            }
            there.getOutputStream().write(buffer, 0, read);
        }
        there.shutdownOutput();
    }

    private static void answers(Socket there, Socket client) {
        try {
            OutputStream out = client.getOutputStream();
            there.getInputStream().transferTo(out);
            client.shutdownOutput();
        } catch (IOException gone) {
            closeQuietly(there);
            closeQuietly(client);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sockets.forEach(Gate::closeQuietly);
    }
}
