package parley.adapter.grpc;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutualTlsIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String HERE = "ip:127.0.0.1";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static Authority ours;

    @SuppressWarnings("NullAway.Init")
    private static Authority theirs;

    @BeforeAll
    static void createAuthorities() throws Exception {
        ours = Authority.create(directory, "ours");
        theirs = Authority.create(directory, "theirs");
    }

    private static Instance instance(Security security) {
        return Instance.started(settings -> settings.security(security));
    }

    @Test
    void instancesOfOneAuthorityShouldTalk() throws Exception {
        try (Instance a = instance(ours.issue(directory.resolve("talk-a"), HERE, ""));
                Instance b = instance(ours.issue(directory.resolve("talk-b"), HERE, ""))) {
            Instance.meet(a, b);
            assertTrue(a.say(b, "hello"));
            assertTrue(b.say(a, "hello yourself"));
            await().atMost(SOON).until(() -> b.received.equals(List.of("hello")));
            await().atMost(SOON).until(() -> a.received.equals(List.of("hello yourself")));
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityShouldBeRefusedByBothSides() throws Exception {
        Security.MutualTls foreign = theirs.issue(directory.resolve("foreign"), HERE, "");
        Security.MutualTls own = ours.issue(directory.resolve("own"), HERE, "");
        Security.MutualTls trusting = new Security.MutualTls(
                foreign.certificate(), foreign.privateKey(), own.authorities(), "", Duration.ofSeconds(1));
        try (Instance a = instance(own);
                Instance stranger = instance(trusting)) {
            Instance.meet(a, stranger);
            a.say(stranger, "a secret");
            stranger.say(a, "let me in");
            await().atMost(SOON).until(() -> a.lost.get() > 2 && stranger.lost.get() > 2);
            assertEquals(List.of(), stranger.received);
            assertEquals(List.of(), a.received);
            assertEquals(0, a.transport.counters().connections());
            assertEquals(0, stranger.transport.counters().connections());
        }
    }

    @Test
    void nobodyShouldBeHeardWithoutACertificate() throws Exception {
        try (Instance a = instance(ours.issue(directory.resolve("certified"), HERE, ""));
                Instance plain = Instance.plain()) {
            Instance.meet(a, plain);
            plain.say(a, "hello");
            await().atMost(SOON).until(() -> plain.lost.get() > 2);
            assertEquals(List.of(), a.received);
        }
    }

    @Test
    void aCertificateForAnotherHostShouldBeRefusedUnlessItsNameIsExpected() throws Exception {
        try (Instance a = instance(ours.issue(directory.resolve("host-a"), HERE, ""));
                Instance elsewhere = instance(ours.issue(directory.resolve("host-b"), "dns:parley-instance", ""))) {
            Instance.meet(a, elsewhere);
            a.say(elsewhere, "hello");
            await().atMost(SOON).until(() -> a.lost.get() > 2);
            assertEquals(List.of(), elsewhere.received);
        }
        String name = "parley-instance";
        try (Instance a = instance(ours.issue(directory.resolve("name-a"), "dns:" + name, name));
                Instance b = instance(ours.issue(directory.resolve("name-b"), "dns:" + name, name))) {
            Instance.meet(a, b);
            a.say(b, "hello");
            await().atMost(SOON).until(() -> b.received.equals(List.of("hello")));
        }
    }

    @Test
    void changedFilesShouldBeUsedForNewStreamsWhileOpenOnesGoOn() throws Exception {
        Path files = directory.resolve("changing");
        try (Instance a = instance(ours.issue(files, HERE, ""));
                Instance b = instance(ours.issue(directory.resolve("before"), HERE, ""))) {
            Instance.meet(a, b);
            a.say(b, "before");
            await().atMost(SOON).until(() -> b.received.equals(List.of("before")));

            theirs.issue(files, HERE, "");
            try (Instance c = instance(theirs.issue(directory.resolve("after"), HERE, ""))) {
                c.knows(a.peer());
                a.knows(b.peer(), c.peer());
                await().atMost(SOON).until(() -> a.say(c, "after"));
                await().atMost(SOON).until(() -> c.received.contains("after"));
                await().atMost(SOON).until(() -> c.say(a, "welcome"));
                await().atMost(SOON).until(() -> a.received.contains("welcome"));
            }
            assertTrue(a.say(b, "still"));
            await().atMost(SOON).until(() -> b.received.equals(List.of("before", "still")));
        }
    }

    @Test
    void filesThatDoNotFitShouldLeaveTheCertificateInUse() throws Exception {
        Security.MutualTls security = ours.issue(directory.resolve("unfit"), HERE, "");
        try (Instance a = instance(security);
                Instance b = instance(ours.issue(directory.resolve("fit"), HERE, ""))) {
            Files.writeString(security.certificate(), "no certificate");
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            Instance.meet(a, b);
            assertTrue(a.say(b, "hello"));
            assertTrue(b.say(a, "hello yourself"));
            await().atMost(SOON).until(() -> !a.received.isEmpty() && !b.received.isEmpty());
        }
    }

    @Test
    void filesThatCannotBeUsedShouldStopTheStart() throws Exception {
        Security.MutualTls one = ours.issue(directory.resolve("one"), HERE, "");
        Security.MutualTls other = ours.issue(directory.resolve("other"), HERE, "");
        Security.MutualTls mixed = new Security.MutualTls(
                one.certificate(), other.privateKey(), one.authorities(), "", Duration.ofSeconds(1));
        refuses(mixed, "not the key of");
        Security.MutualTls missing = new Security.MutualTls(
                directory.resolve("nowhere.pem"), one.privateKey(), one.authorities(), "", Duration.ofSeconds(1));
        refuses(missing, "nowhere.pem");
    }

    private static void refuses(Security security, String reason) throws IOException {
        TransportException refused = assertThrows(TransportException.class, () -> instance(security));
        assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused::getMessage);
    }
}
