package parley.proof;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import parley.client.model.ClientException;
import parley.proof.check.Checker;
import parley.proof.check.Verdict;
import parley.proof.client.Participant;
import parley.proof.client.Storm;
import parley.proof.client.TruthReader;
import parley.proof.history.History;
import parley.proof.history.Truth;
import parley.proof.injury.FlakyNetwork;
import parley.proof.server.Server;

/// Loads a server, injures it, heals it, and checks every guarantee from what clients recorded. Round after
/// round, on the same data, until a guarantee is broken or all rounds are over.
public final class Proof {
    private static final Duration SYNC = Duration.ofSeconds(10);
    private static final long POLL_NANOS = 200_000_000;

    private final ProofOptions options;
    private final Server server;
    private final History history;
    private final Consumer<String> progress;

    /// @param server not started yet
    /// @param progress gets a line for people now and then
    public Proof(ProofOptions options, Server server, History history, Consumer<String> progress) {
        this.options = options;
        this.server = server;
        this.history = history;
        this.progress = progress;
    }

    /// Runs to the end, or to the first round that breaks a guarantee.
    public Outcome run() throws InterruptedException, ExecutionException {
        server.start();
        try (FlakyNetwork network = FlakyNetwork.before(server.uri().getPort());
                HttpClient http = HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(2))
                        .build()) {
            List<Participant> participants = join(network, http);
            try {
                return run(network, http, participants);
            } finally {
                participants.forEach(Participant::close);
            }
        }
    }

    private List<Participant> join(FlakyNetwork network, HttpClient http) {
        List<Participant> participants = new ArrayList<>();
        for (int number = 1; number <= options.users(); number++) {
            String handle = "user" + number;
            participants.add(Participant.register(network.uri(), http, handle, history));
            participants.add(Participant.addDevice(network.uri(), http, handle, "second", history));
        }
        return participants;
    }

    private Outcome run(FlakyNetwork network, HttpClient http, List<Participant> participants)
            throws InterruptedException, ExecutionException {
        SplittableRandom random = new SplittableRandom(options.seed());
        Storm storm = new Storm(history, InstantSource.system());
        Verdict verdict = new Verdict(0, List.of(), List.of(), List.of(), List.of());
        int rounds = 0;
        while (rounds < options.rounds() && verdict.clean()) {
            new Round(server, network, participants, history, storm, random.split(), options.load()).run();
            rounds++;
            verdict = settle(participants, List.of());
            progress.accept("round " + rounds + " of " + options.rounds() + ": " + verdict.acked()
                    + " acknowledged so far, " + verdict.violations().size() + " violations");
        }
        if (verdict.clean()) {
            verdict = settle(participants, redelivered(network, http, participants));
        }
        return new Outcome(rounds, options.seed(), verdict);
    }

    /// Checks until everything is right, because clients need a moment; what is wrong at the end of the time
    /// is wrong.
    private Verdict settle(List<Participant> participants, List<String> redelivered) {
        long end = System.nanoTime() + options.calm().toNanos();
        Verdict verdict = Checker.check(history, truth(participants, redelivered));
        while ((!verdict.clean() || unanswered(participants) > 0) && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL_NANOS);
            verdict = Checker.check(history, truth(participants, redelivered));
        }
        if (unanswered(participants) > 0) {
            List<String> counts = new ArrayList<>(verdict.counts());
            counts.add(unanswered(participants) + " sends never got an answer");
            return new Verdict(verdict.acked(), verdict.lost(), verdict.duplicates(), verdict.disorder(), counts);
        }
        return verdict;
    }

    private static Truth truth(List<Participant> participants, List<String> redelivered) {
        try {
            return TruthReader.read(participants, redelivered);
        } catch (ClientException onceMore) {
            LockSupport.parkNanos(POLL_NANOS);
            return TruthReader.read(participants, redelivered);
        }
    }

    private static int unanswered(List<Participant> participants) {
        return participants.stream().mapToInt(Participant::unanswered).sum();
    }

    private static List<String> redelivered(FlakyNetwork network, HttpClient http, List<Participant> participants)
            throws InterruptedException {
        List<String> again = new ArrayList<>();
        for (Participant participant : participants) {
            again.addAll(participant.reconnectBlank(network.uri(), http, SYNC));
        }
        return again;
    }

    /// @param rounds how many were run
    public record Outcome(int rounds, long seed, Verdict verdict) {}
}
