package parley.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import parley.bench.FakeConversations.Conversation;
import parley.bench.FakeConversations.Entry;

/// A server of the protocol in this process that keeps everything in memory and can be told to break a promise.
///
/// It confirms, batches, fragments and pings as a real one may, so that the generator is tried on all of it.
final class FakeServer implements AutoCloseable {

    static final String ADMIN_TOKEN = "admin-token";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FAULT_EVERY = 20;
    private static final int LAST_HELD = 300;
    private static final int BATCH = 7;

    private final ServerSocket socket;
    private final Fault fault;
    private final Map<String, FakeDevice> devices = new ConcurrentHashMap<>();
    private final FakeConversations conversations = new FakeConversations();
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final AtomicLong accounts = new AtomicLong();
    private long sends;
    private volatile String credentials = "nobody nothing";

    FakeServer(Fault fault) {
        this(fault, 0);
    }

    FakeServer(Fault fault, int port) {
        this.fault = fault;
        try {
            socket = new ServerSocket(port, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /// What a device told that it has, by user, summed over its conversations.
    synchronized int confirmed(String user) {
        return conversations.all().stream()
                .mapToInt(conversation -> conversation.cursors().getOrDefault(user, 0))
                .sum();
    }

    /// Sum of the heads of all conversations, once for each member.
    synchronized int confirmable() {
        return conversations.all().stream()
                .mapToInt(conversation -> conversation.members().size() * conversation.head())
                .sum();
    }

    synchronized int confirmed() {
        return conversations.all().stream()
                .flatMap(conversation -> conversation.cursors().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            String head = head(in);
            String path = head.split(" ", 3)[1];
            switch (path) {
                case "/health/ready" -> answer(client, 200, "{}");
                case "/v1/tokens" -> logIn(client, in, head);
                case "/v1/accounts" -> register(client, in, head);
                case "/v1/groups" -> createGroup(client, in, head);
                case "/v1/messages" -> greet(client, in, head);
                case "/v1/admin/accounts" -> bulk(client, in, head);
                case "/v1/ws" -> webSocket(client, in, head);
                default -> answer(client, 404, "{}");
            }
        } catch (IOException gone) {
            // The client left.
        }
    }

    private static String head(DataInputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
        return head.toString(ISO_8859_1);
    }

    private static String field(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    private static void answer(Socket client, int status, String body) throws IOException {
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length()
                                + "\r\nConnection: close\r\n\r\n" + body)
                        .getBytes(UTF_8));
    }

    /// Lets somebody log in.
    ///
    /// @param handleAndPassword separated by a blank
    void admit(String handleAndPassword) {
        credentials = handleAndPassword;
    }

    private void logIn(Socket client, DataInputStream in, String head) throws IOException {
        JsonNode request = JSON.readTree(in.readNBytes(Integer.parseInt(field(head, "content-length"))));
        String claimed =
                request.path("handle").asText() + " " + request.path("password").asText();
        String user = users.getOrDefault(claimed, "");
        if (claimed.equals(credentials) && request.path("device").has("name")) {
            answer(client, 201, "{\"accessToken\":\"" + ADMIN_TOKEN + "\"}");
        } else if (!user.isEmpty()) {
            answer(client, 201, account(addDevice(user)));
        } else {
            answer(client, 401, "{\"code\":\"unauthenticated\"}");
        }
    }

    private static String account(String device) {
        return JSON.createObjectNode()
                .put("user", FakeDevice.user(device))
                .put("accessToken", "token-" + device)
                .toString();
    }

    /// A new device begins at the heads.
    private synchronized String addDevice(String user) {
        String device = user + "/" + accounts.incrementAndGet();
        conversations.all().stream()
                .filter(conversation -> conversation.members().contains(user))
                .forEach(conversation -> conversation.cursors().put(device, conversation.head()));
        return device;
    }

    private void register(Socket client, DataInputStream in, String head) throws IOException {
        JsonNode request = JSON.readTree(in.readNBytes(Integer.parseInt(field(head, "content-length"))));
        String user = new UUID(0x4000, accounts.incrementAndGet()).toString();
        users.put(
                request.path("handle").asText() + " " + request.path("password").asText(), user);
        answer(client, 201, account(user));
    }

    private synchronized void createGroup(Socket client, DataInputStream in, String head) throws IOException {
        JsonNode request = JSON.readTree(in.readNBytes(Integer.parseInt(field(head, "content-length"))));
        String owner = FakeDevice.user(field(head, "authorization").substring(13));
        List<String> members = new ArrayList<>(List.of(owner));
        request.path("members").forEach(member -> members.add(member.asText()));
        String group = new UUID(0x7000, accounts.incrementAndGet()).toString();
        Conversation conversation = conversations.add(UUID.fromString(group), members);
        ObjectNode created = JSON.createObjectNode()
                .put("t", "message")
                .put("kind", "system")
                .put("conversation", group)
                .put("seq", 1)
                .put("cid", group);
        created.putObject("content").putObject("system").put("change", "created");
        conversation.log().add(new Entry(1, owner, created));
        answer(client, 201, JSON.createObjectNode().put("group", group).toString());
    }

    private synchronized void greet(Socket client, DataInputStream in, String head) throws IOException {
        JsonNode request = JSON.readTree(in.readNBytes(Integer.parseInt(field(head, "content-length"))));
        String from = FakeDevice.user(field(head, "authorization").substring(13));
        Conversation conversation =
                conversations.between(from, request.path("to").path("user").asText());
        conversation.log().add(new Entry(1, from, JSON.createObjectNode().put("t", "unexpected")));
        answer(
                client,
                201,
                JSON.createObjectNode()
                        .put("conversation", conversation.id().toString())
                        .toString());
    }

    private void bulk(Socket client, DataInputStream in, String head) throws IOException {
        JsonNode request = JSON.readTree(in.readNBytes(Integer.parseInt(field(head, "content-length"))));
        if (!field(head, "authorization").equals("Bearer " + ADMIN_TOKEN)) {
            answer(client, 403, "{\"code\":\"forbidden\"}");
            return;
        }
        ArrayNode items = JSON.createArrayNode();
        for (int i = 0; i < request.path("count").asInt(); i++) {
            String user = new UUID(0x4000, accounts.incrementAndGet()).toString();
            items.addObject()
                    .put("user", user)
                    .put("device", user)
                    .put("handle", request.path("prefix").asText() + i)
                    .put("accessToken", "token-" + user);
        }
        answer(client, 201, JSON.createObjectNode().set("items", items).toString());
    }

    private void webSocket(Socket client, DataInputStream in, String head) throws IOException {
        String token = field(head, "authorization");
        if (!token.startsWith("Bearer token-")) {
            answer(client, 401, "{}");
            return;
        }
        FakeDevice device = new FakeDevice(token.substring(13), client, in);
        device.upgrade(field(head, "sec-websocket-key"));
        for (JsonNode frame = device.read(); !frame.isMissingNode(); frame = device.read()) {
            if (frame.isArray()) {
                for (JsonNode single : frame) {
                    handle(device, single);
                }
            } else {
                handle(device, frame);
            }
        }
        devices.remove(device.id(), device);
    }

    private void handle(FakeDevice device, JsonNode frame) throws IOException {
        switch (frame.path("t").asText()) {
            case "hello" -> hello(device);
            case "send" -> send(device, frame);
            case "received" -> received(device, frame);
            case "read" -> read(device, frame);
            case "ping" -> device.write(JSON.createObjectNode().put("t", "pong").put("now", 1));
            default -> device.write(JSON.createObjectNode().put("t", "error").put("code", "unknown_type"));
        }
    }

    private synchronized void hello(FakeDevice device) throws IOException {
        device.write(JSON.createObjectNode().put("t", "welcome").put("user", device.user()));
        ArrayNode batch = JSON.createArrayNode();
        for (Conversation conversation : conversations.all()) {
            if (conversation.members().contains(device.user())) {
                for (Entry entry : conversation.log()) {
                    if (entry.seq() > conversation.cursors().getOrDefault(device.id(), 0)) {
                        batch.add(entry.frame());
                    }
                    if (batch.size() == BATCH) {
                        device.write(batch);
                        batch = JSON.createArrayNode();
                    }
                }
            }
        }
        device.write(batch.add(JSON.createObjectNode().put("t", "synced")));
        device.ping();
        devices.put(device.id(), device);
    }

    private synchronized void send(FakeDevice device, JsonNode frame) throws IOException {
        // A message that is held back at the very end would have no next one to come after.
        boolean faulty = ++sends % FAULT_EVERY == 0 && (fault != Fault.REORDER || sends <= LAST_HELD);
        Fault now = faulty ? fault : Fault.NONE;
        String cid = frame.path("cid").asText();
        Conversation conversation = conversations.of(device.user(), frame.path("to"));
        if (now == Fault.DISCONNECT) {
            device.end();
        }
        if (now == Fault.REFUSE) {
            device.write(
                    JSON.createObjectNode().put("t", "error").put("cid", cid).put("code", "rate_limited"));
        }
        if (now == Fault.DISCONNECT || now == Fault.REFUSE || now == Fault.SWALLOW) {
            return;
        }
        int seq = conversation.head() + (now == Fault.GAP ? 2 : 1);
        ObjectNode message = JSON.createObjectNode()
                .put("t", "message")
                .put("conversation", conversation.id().toString())
                .put("seq", seq)
                .put("cid", cid)
                .put("at", 1);
        message.putObject("from").put("user", device.user()).put("device", device.user());
        message.set(
                "content",
                now == Fault.CORRUPT ? JSON.createObjectNode().put("text", "x".repeat(50)) : frame.path("content"));
        conversation.log().add(new Entry(seq, device.user(), message));
        conversation.forgetOldest();
        ObjectNode ack = JSON.createObjectNode()
                .put("t", "ack")
                .put("cid", cid)
                .put("conversation", conversation.id().toString())
                .put("seq", now == Fault.ACK_WRONG ? seq + 1 : seq)
                .put("at", 1);
        device.write(ack);
        if (now == Fault.ACK_TWICE) {
            device.write(ack);
        }
        if (now == Fault.LOSE) {
            conversation.log().removeLast();
            conversation
                    .log()
                    .add(new Entry(seq, device.user(), JSON.createObjectNode().put("t", "skip")));
            push(conversation, device, message, now);
        } else {
            push(conversation, device, message, now);
        }
    }

    /// What is lost, one device less gets.
    private void push(Conversation conversation, FakeDevice sender, ObjectNode message, Fault now) throws IOException {
        List<FakeDevice> recipients = devices.values().stream()
                .filter(device -> device != sender && conversation.members().contains(device.user()))
                .skip(now == Fault.LOSE ? 1 : 0)
                .toList();
        for (FakeDevice recipient : recipients) {
            if (now == Fault.REORDER) {
                recipient.hold(message);
            } else if (now == Fault.DUPLICATE) {
                recipient.write(JSON.createArrayNode().add(message).add(message));
            } else {
                recipient.write(message);
            }
        }
    }

    private synchronized void received(FakeDevice device, JsonNode frame) throws IOException {
        for (Map.Entry<String, JsonNode> confirmation : frame.path("upTo").properties()) {
            Conversation conversation = conversations.named(confirmation.getKey());
            int seq = confirmation.getValue().asInt();
            if (seq < 1 || seq > conversation.head() + 1) {
                device.write(JSON.createObjectNode().put("t", "error").put("code", "bad_frame"));
                return;
            }
            conversation.cursors().merge(device.id(), seq, Math::max);
            for (FakeDevice other : devices.values()) {
                if (conversation.members().contains(other.user())
                        && !other.user().equals(device.user())) {
                    other.write(JSON.createObjectNode()
                            .put("t", "receipt")
                            .put("conversation", confirmation.getKey())
                            .put("user", device.user())
                            .put("delivered", seq));
                }
            }
        }
    }

    private synchronized void read(FakeDevice device, JsonNode frame) throws IOException {
        Conversation conversation = conversations.of(device.user(), frame);
        if (frame.path("seq").asInt() > conversation.head()) {
            device.write(JSON.createObjectNode().put("t", "error").put("code", "bad_frame"));
            return;
        }
        for (FakeDevice other : devices.values()) {
            if (other != device && other.user().equals(device.user())) {
                other.write(JSON.createObjectNode()
                        .put("t", "read")
                        .put("conversation", conversation.id().toString())
                        .put("seq", frame.path("seq").asInt()));
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
