package parley.proof;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import parley.client.model.ClientException;
import parley.client.model.ErrorCode;
import parley.client.model.RefusedException;
import parley.proof.check.Checker;
import parley.proof.check.Verdict;
import parley.proof.client.Cast;
import parley.proof.client.Device;
import parley.proof.client.Gathering;
import parley.proof.client.Participant;
import parley.proof.client.Storm;
import parley.proof.client.TruthReader;
import parley.proof.history.History;
import parley.proof.history.Truth;
import parley.proof.injury.Scene;
import parley.proof.site.Site;

/// Loads what is proven, injures it, heals it, and checks every guarantee from what clients recorded. Round after
/// round, on the same data, until a guarantee is broken or all rounds are over.
public final class Proof {
    private static final Duration SYNC = Duration.ofSeconds(10);
    private static final long POLL_NANOS = 200_000_000;
    private static final int DEVICES = 2;
    private static final int RETURNING = 3;

    private final ProofOptions options;
    private final Site site;
    private final History history;
    private final Consumer<String> progress;

    /// @param site not started yet; whoever made it closes it
    /// @param progress gets a line for people now and then
    public Proof(ProofOptions options, Site site, History history, Consumer<String> progress) {
        this.options = options;
        this.site = site;
        this.history = history;
        this.progress = progress;
    }

    /// Runs to the end, or to the first round that breaks a guarantee.
    public Outcome run() throws InterruptedException, ExecutionException {
        site.start();
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            progress.accept("registering users and making groups");
            Cast cast = join(site.doors(), http);
            try {
                return run(cast);
            } finally {
                cast.close();
            }
        }
    }

    /// Everybody registers, and groups are made: of all users, of the first and the later half, and the largest, of
    /// all users and the crowd, which comes last.
    private Cast join(List<URI> doors, HttpClient http) {
        List<Participant> participants = new ArrayList<>();
        for (int number = 1; number <= options.users(); number++) {
            String handle = "user" + number;
            URI door = doors.get(number % doors.size());
            URI other = doors.get((number + 1) % doors.size());
            participants.add(new Participant(Device.register(door, http, handle), history));
            participants.add(new Participant(Device.add(other, http, handle, "second"), history));
        }
        List<Device> crowd = IntStream.rangeClosed(1, options.crowd())
                .mapToObj(number -> Device.register(doors.get(number % doors.size()), http, "crowd" + number))
                .toList();
        List<Participant> first = IntStream.range(0, options.users())
                .mapToObj(user -> participants.get(user * DEVICES))
                .toList();
        Participant owner = first.getFirst();
        Participant other = first.getLast();
        List<Gathering> gatherings = List.of(
                Gathering.of("everybody", owner, first.subList(1, first.size()), List.of()),
                Gathering.of("some", other, first.subList(first.size() / 2, first.size() - 1), List.of()),
                Gathering.of("crowd", owner, first.subList(1, first.size()), crowd));
        return new Cast(participants, crowd, gatherings);
    }

    private Outcome run(Cast cast) throws InterruptedException, ExecutionException {
        SplittableRandom random = new SplittableRandom(options.seed());
        Storm storm = new Storm(history, InstantSource.system());
        Verdict verdict = Verdict.NOTHING;
        int rounds = 0;
        while (rounds < options.rounds() && verdict.clean()) {
            Scene scene = new Scene(cast, history, storm);
            new Round(site.injuries(), scene, random.split(), options.load(), site.rest()).run();
            progress.accept("checking");
            rounds++;
            verdict = settle(cast, List.of());
            progress.accept("round " + rounds + " of " + options.rounds() + ": " + verdict.acked()
                    + " acknowledged and " + verdict.changes() + " changes of groups so far, "
                    + verdict.violations().size() + " violations");
        }
        if (verdict.clean()) {
            verdict = returnHome(cast);
        }
        return new Outcome(rounds, options.seed(), verdict);
    }

    /// Some who were away all the time connect, and everybody connects once more.
    private Verdict returnHome(Cast cast) throws InterruptedException {
        Cast all = cast.waking(RETURNING, history);
        try {
            Verdict verdict = settle(all, List.of());
            return verdict.clean() ? settle(all, redelivered(all)) : verdict;
        } finally {
            all.close();
        }
    }

    /// Checks until everything is right, because clients need a moment; what is wrong at the end of the time
    /// is wrong.
    private Verdict settle(Cast cast, List<String> redelivered) {
        long end = System.nanoTime() + options.calm().toNanos();
        Verdict verdict = check(cast, redelivered);
        while ((!verdict.clean() || cast.unanswered() > 0) && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL_NANOS);
            verdict = check(cast, redelivered);
        }
        int unanswered = cast.unanswered();
        return unanswered == 0 ? verdict : verdict.withCount(unanswered + " sends never got an answer");
    }

    /// A server that cannot show what it should have has lost it.
    private Verdict check(Cast cast, List<String> redelivered) {
        try {
            return compare(cast, redelivered);
        } catch (RefusedException refused) {
            if (refused.code() != ErrorCode.INTERNAL) {
                throw refused;
            }
            return Verdict.NOTHING.withLoss("the server cannot show it: " + refused.getMessage());
        }
    }

    /// What users can page is looked at when all else is right.
    private Verdict compare(Cast cast, List<String> redelivered) {
        Verdict verdict = Checker.check(history, truth(cast, false, redelivered));
        return verdict.clean() && cast.unanswered() == 0
                ? Checker.check(history, truth(cast, true, redelivered))
                : verdict;
    }

    private static Truth truth(Cast cast, boolean paging, List<String> redelivered) {
        try {
            return TruthReader.read(cast, paging, redelivered);
        } catch (ClientException onceMore) {
            LockSupport.parkNanos(POLL_NANOS);
            return TruthReader.read(cast, paging, redelivered);
        }
    }

    private static List<String> redelivered(Cast cast) throws InterruptedException {
        List<String> again = new ArrayList<>();
        for (Participant participant : cast.participants()) {
            again.addAll(participant.reconnectBlank(SYNC));
        }
        return again;
    }

    /// @param rounds how many were run
    public record Outcome(int rounds, long seed, Verdict verdict) {}
}
