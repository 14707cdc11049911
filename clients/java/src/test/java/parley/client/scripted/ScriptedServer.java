package parley.client.scripted;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Accepts WebSockets, which a test then plays by hand through [Peer], and answers requests by a function.
public final class ScriptedServer implements AutoCloseable {
    private static final String WEBSOCKET_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int PATIENCE_SECONDS = 10;

    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<Peer> peers = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Map<String, PollPeer> polls = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<PollPeer> opened = new LinkedBlockingQueue<>();
    private final AtomicInteger upgrading = new AtomicInteger();
    private volatile CountDownLatch upgradeGate = new CountDownLatch(0);
    private volatile int upgradeStatus = 401;
    private volatile String upgradeHeader = "";
    private volatile Function<HttpRequestText, Answer> rest = request -> new Answer(404, "");

    /// An HTTP answer with a JSON body.
    public record Answer(int status, String body) {}

    public ScriptedServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /// How requests are answered from now on.
    public void answer(Function<HttpRequestText, Answer> answers) {
        rest = answers;
    }

    /// Refuses the next upgrades, as something between client and server does.
    public void refuseUpgrades(int count, int status) {
        refuseUpgrades(count, status, "");
    }

    /// Refuses the next upgrades in the words of the server itself.
    public void refuseUpgradesItself(int count, int status) {
        refuseUpgrades(count, status, "Content-Type: application/problem+json\r\n");
    }

    private void refuseUpgrades(int count, int status, String header) {
        upgradeStatus = status;
        upgradeHeader = header;
        refusals.set(count);
    }

    /// The next connection that upgraded.
    public Peer peer() {
        try {
            Peer peer = peers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (peer == null) {
                throw new AssertionError("no client connected");
            }
            return peer;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /// From now on upgrades wait for the latch before they are answered.
    public void holdUpgrades(CountDownLatch gate) {
        upgradeGate = gate;
    }

    /// Upgrades that were asked for.
    public int upgrades() {
        return upgrading.get();
    }

    /// Upgrades that will still be refused.
    public int refusalsLeft() {
        return refusals.get();
    }

    /// The next session of long-polling that was opened.
    public PollPeer poll() {
        try {
            PollPeer peer = opened.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (peer == null) {
                throw new AssertionError("no client opened a session");
            }
            return peer;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /// Whether nobody connected in vain.
    public boolean idle() {
        return peers.isEmpty() && opened.isEmpty();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            HttpRequestText request = HttpRequestText.read(in);
            if (request.path().startsWith("/v1/ws")) {
                upgrade(socket, in, request);
                return;
            }
            Answer answer = request.path().startsWith("/v1/poll") ? polled(request) : rest.apply(request);
            if (answer.status() == 0) {
                socket.close();
                return;
            }
            write(
                    socket,
                    "HTTP/1.1 " + answer.status() + " Scripted\r\nConnection: close\r\n"
                            + (answer.status() == 204 ? "" : "Content-Length: " + utf8(answer.body()).length + "\r\n")
                            + "\r\n" + answer.body());
            socket.close();
        } catch (IOException gone) {
            sockets.remove(socket);
        }
    }

    private Answer polled(HttpRequestText request) {
        URI uri = URI.create(request.path());
        String session = uri.getPath().substring("/v1/poll".length());
        try {
            if (session.isEmpty()) {
                PollPeer peer = new PollPeer(request);
                String id = UUID.randomUUID().toString();
                polls.put("/" + id, peer);
                opened.add(peer);
                return new Answer(201, "{\"session\":\"" + id + "\"}");
            }
            PollPeer peer = polls.get(session);
            if (peer != null
                    && !route(uri).equals(route(URI.create(peer.request().path())))) {
                return new Answer(500, "a load balancer would not have come here");
            }
            if (peer == null) {
                return new Answer(404, "{\"code\":\"not_found\"}");
            }
            return switch (request.method()) {
                case "POST" -> peer.post(request);
                case "DELETE" -> peer.end();
                default -> peer.get(Long.parseLong(uri.getQuery().split("[=&]", 3)[1]));
            };
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static String route(URI uri) {
        String query = String.valueOf(uri.getQuery());
        int at = query.indexOf("route=");
        return at < 0 ? "" : query.substring(at);
    }

    private void awaitGate() {
        try {
            upgradeGate.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private void upgrade(Socket socket, DataInputStream in, HttpRequestText request) throws IOException {
        upgrading.incrementAndGet();
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            write(socket, "HTTP/1.1 " + upgradeStatus + " Refused\r\n" + upgradeHeader + "Content-Length: 0\r\n\r\n");
            socket.close();
            return;
        }
        awaitGate();
        write(
                socket,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Protocol: parley.v1.json\r\nSec-WebSocket-Accept: "
                        + accept(request.header("sec-websocket-key")) + "\r\n\r\n");
        Peer peer = new Peer(socket, in, request);
        peers.add(peer);
        peer.read();
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(utf8(key + WEBSOCKET_GUID));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(utf8(text));
        out.flush();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
