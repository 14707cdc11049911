package parley.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import parley.bench.load.Account;
import parley.bench.wire.Stamp;

/// The few REST calls that prepare a measurement.
public final class Rest implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHUNK = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL = 20_000_000;

    private final HttpClient client = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI uri;

    public Rest(URI uri) {
        this.uri = uri;
    }

    /// Whether the server says that it is ready.
    public boolean ready() {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFaultException("interrupted");
        }
    }

    /// Waits until the server says that it is ready; false if it does not within `patience` or `alive` turns false.
    boolean awaitReady(Duration patience, BooleanSupplier alive) {
        long end = System.nanoTime() + patience.toNanos();
        while (alive.getAsBoolean() && System.nanoTime() < end) {
            if (ready()) {
                return true;
            }
            LockSupport.parkNanos(POLL);
        }
        return false;
    }

    /// Registers accounts whose handles start with `prefix`.
    public List<Account> accounts(AdminAccess admin, String prefix, int count) {
        List<Account> accounts = new ArrayList<>(count);
        for (int chunk = 0; accounts.size() < count; chunk++) {
            int size = Math.min(CHUNK, count - accounts.size());
            ObjectNode body = JSON.createObjectNode()
                    .put("prefix", prefix + "x" + chunk + "x")
                    .put("count", size);
            accounts.addAll(parse(post("/v1/admin/accounts", admin.token(this), body), size));
        }
        return accounts;
    }

    /// Creates a group of accounts, the first of which owns it; returns its id.
    public String group(List<Account> members) {
        ObjectNode body = JSON.createObjectNode().put("name", "load");
        ArrayNode others = body.putArray("members");
        members.stream().skip(1).map(Account::user).forEach(others::add);
        String group = post("/v1/groups", members.getFirst().token(), body)
                .path("group")
                .asText();
        if (group.length() != Stamp.LENGTH) {
            throw new ServerFaultException("POST /v1/groups: group " + group + " (expected: an id)");
        }
        return group;
    }

    /// Sends a first message to somebody; returns the id of the conversation that it begins.
    public String greet(Account from, String user, String cid) {
        ObjectNode body = JSON.createObjectNode().put("cid", cid);
        body.putObject("to").put("user", user);
        body.putObject("content").put("text", "hello");
        return post("/v1/messages", from.token(), body).path("conversation").asText();
    }

    /// Registers somebody with a first device.
    public Account register(String handle, String password) {
        JsonNode answer = post("/v1/accounts", "", credentials(handle, password));
        return account(answer);
    }

    /// Logs in with one more device.
    public Account addDevice(String handle, String password) {
        return account(post("/v1/tokens", "", credentials(handle, password)));
    }

    private static Account account(JsonNode answer) {
        return new Account(
                answer.path("user").asText(), answer.path("accessToken").asText());
    }

    private static ObjectNode credentials(String handle, String password) {
        ObjectNode body = JSON.createObjectNode().put("handle", handle).put("password", password);
        body.putObject("device").put("name", "load generator");
        return body;
    }

    /// Logs in with a new device; returns the access token.
    String logIn(String handle, String password) {
        return addDevice(handle, password).token();
    }

    private JsonNode post(String path, String token, ObjectNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != 201) {
                throw new ServerFaultException("POST " + path + " answered " + response.statusCode() + " "
                        + response.body()
                        + (path.startsWith("/v1/admin/")
                                ? " (bulk accounts need an admin's token, and admin.bulk-accounts)"
                                : ""));
            }
            return JSON.readTree(response.body());
        } catch (ConnectException | HttpTimeoutException absent) {
            throw new ServerFaultException("no server answers at " + uri + " (POST " + path + ")");
        } catch (IOException e) {
            throw new ServerFaultException("POST " + path + " at " + uri + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFaultException("interrupted");
        }
    }

    private static List<Account> parse(JsonNode answer, int count) {
        List<Account> accounts = new ArrayList<>(count);
        for (JsonNode item : answer.path("items")) {
            accounts.add(new Account(
                    item.path("user").asText(), item.path("accessToken").asText()));
        }
        if (accounts.size() != count) {
            throw new ServerFaultException(
                    "POST /v1/admin/accounts: " + accounts.size() + " accounts (expected: " + count + ")");
        }
        return accounts;
    }

    @Override
    public void close() {
        client.close();
    }
}
