package parley.app.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.live.ConnectionState;
import parley.client.live.Event;
import parley.client.model.Content;
import parley.client.model.Group;
import parley.client.model.NewGroup;
import parley.client.model.Recipient;
import parley.client.model.Sent;

/// Three instances on real Cassandra, Redis, Artemis and PostgreSQL, and people on different ones.
final class ClusterE2E {
    private static final int INSTANCES = 3;
    private static final int SHARDS = 1_024;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    static Path directory;

    private static final List<TestServer> SERVERS = new ArrayList<>();
    private static int people;

    private final List<Person> present = new ArrayList<>();

    @BeforeAll
    static void start() {
        Map<String, String> group = SharedBackends.get().group();
        for (int number = 0; number < INSTANCES; number++) {
            SERVERS.add(TestServer.startOne(directory.resolve("instance-" + number), SharedBackends.instance(group)));
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.forEach(TestServer::close);
    }

    @AfterEach
    void leave() {
        present.forEach(Person::close);
    }

    private Person at(int instance) {
        Person person = Person.register(SERVERS.get(instance).uri(), "citizen-" + ++people);
        present.add(person);
        return person.connect();
    }

    @Test
    void messagesShouldReachPeopleOnOtherInstancesInOrder() {
        Person ann = at(0);
        Person bob = at(1);
        List<String> sent = new ArrayList<>();
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            sent.add("number " + number);
            answers.add(ann.live().send(Recipient.user(bob.user()), Content.text("number " + number)));
        }
        answers.forEach(CompletableFuture::join);

        await().atMost(Duration.ofSeconds(20)).until(() -> bob.texts().size() >= sent.size());
        assertEquals(sent, bob.texts());
        assertEquals(List.of(), bob.complaints());
        assertEquals(List.of(), ann.complaints());
    }

    @Test
    void readReceiptsShouldTravelBetweenInstances() {
        Person ann = at(0);
        Person bob = at(2);
        ann.send(bob, "hello");
        var message = bob.awaitText("hello");
        bob.live().read(message.conversation(), message.seq());

        ann.awaitEvent(Event.Receipt.class, receipt -> receipt.watermark().read() >= message.seq());
    }

    @Test
    void groupsShouldSpanInstances() {
        Person ann = at(0);
        Person bob = at(1);
        Person cid = at(2);
        Group group = ann.groups()
                .create(
                        NewGroup.named("Book club", bob.user(), cid.user()),
                        UUID.randomUUID().toString());
        cid.live()
                .send(Recipient.conversation(group.group()), Content.text("from the third"))
                .join();
        ann.awaitText("from the third");
        bob.awaitText("from the third");

        ann.groups().remove(group.group(), cid.user());

        ann.live()
                .send(Recipient.conversation(group.group()), Content.text("without the third"))
                .join();
        bob.awaitText("without the third");
        assertTrue(!cid.texts().contains("without the third"));
    }

    @Test
    void aDeviceShouldMoveToAnotherInstanceWithoutLoss() {
        Person ann = at(0);
        Person bob = at(1);
        ann.send(bob, "before");
        bob.awaitText("before");
        bob.disconnect();
        ann.send(bob, "meanwhile");

        Person moved = bob.movedTo(SERVERS.get(2).uri());
        present.add(moved);
        moved.connect();

        ann.send(bob, "after");
        moved.awaitText("after");
        assertTrue(moved.texts().containsAll(List.of("meanwhile", "after")), moved.texts()::toString);
    }

    @Test
    void manualShouldListEveryMetric() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Set<String> exported = names(
                    "(?m)^# TYPE (parley_\\S+) \\S+$",
                    Requests.get(http, SERVERS.getFirst().uri(), "/metrics").body());
            String operations = Files.readString(Path.of("../docs/operations.md"));
            String cluster = Files.readString(Path.of("../docs/cluster.md"));
            Set<String> ofInstances = names(
                    "`(parley_\\w+)`",
                    cluster.substring(cluster.indexOf("| Metric |"), cluster.indexOf("Worth an alarm")));
            exported.removeAll(names("`(parley_\\w+)`", operations));

            assertEquals(ofInstances, exported);
        }
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aRevokedDeviceShouldLoseItsStreamAtAnotherInstanceAtOnce() {
        Person ann = at(0);
        Person other = Person.logIn(SERVERS.get(1).uri(), ann.session().handle());
        present.add(other);
        other.connect();

        ann.rest().revoke(other.session().device());

        other.awaitState(ConnectionState.LoginRequired.class);
    }

    @Test
    void conversationsOfAnInstanceThatDiesShouldGoOnAtOthers() throws Exception {
        Person ann = at(0);
        List<Person> others = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            others.add(at(1));
        }
        Map<String, String> settings =
                SharedBackends.instance(SERVERS.getFirst().settings());
        try (ServerProcess doomed =
                        ServerProcess.start(directory.resolve("doomed"), ServerProcess.freePort(), settings);
                HttpClient http = HttpClient.newHttpClient()) {
            await().atMost(PATIENCE).until(() -> shardsOwned(http, doomed) > SHARDS / 5);
            others.forEach(other -> ann.send(other, "before"));

            doomed.kill();
            long begun = System.nanoTime();
            List<CompletableFuture<Sent>> sends = others.stream()
                    .map(other -> ann.live().send(Recipient.user(other.user()), Content.text("after")))
                    .toList();
            CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
            System.out.println("failover: " + Duration.ofNanos(System.nanoTime() - begun));
        }
        for (Person other : others) {
            other.awaitText("after");
            assertEquals(List.of("before", "after"), other.texts());
        }
        assertEquals(List.of(), ann.complaints());
    }

    private static int shardsOwned(HttpClient http, ServerProcess server) throws IOException, InterruptedException {
        Matcher value = Pattern.compile("(?m)^parley_shards_owned\\S* ([0-9.]+)")
                .matcher(Requests.get(http, server.uri(), "/metrics").body());
        return value.find() ? (int) Double.parseDouble(value.group(1)) : 0;
    }

    @Test
    void instancesShouldHandOverWhatTheyOwnWhenOneStops() {
        Person ann = at(0);
        Person bob = at(1);
        ann.send(bob, "first");
        TestServer leaving = SERVERS.remove(2);

        leaving.close();

        for (int number = 0; number < 20; number++) {
            long begun = System.nanoTime();
            ann.send(bob, "after " + number);
            long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            assertTrue(millis < 5_000, () -> "a send took " + millis + " ms");
        }
        bob.awaitText("after 19");
        SERVERS.add(
                TestServer.startOne(directory.resolve("instance-again"), SharedBackends.instance(leaving.settings())));
    }
}
