package parley.adapter.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import parley.adapter.wire.ErrorCode;
import parley.adapter.wire.RefusedInputException;
import parley.kernel.Ticker;

/// Remembers answers under the `Idempotency-Key` of the request, so that a repeated request creates nothing twice.
///
/// Only successful answers of at most 64 KiB are kept, in memory, for as long as configured: a restart forgets them.
/// Both their number and the bytes of their bodies are bounded. A call that runs is never forgotten.
/// A repetition while the first is running waits for it. The same key with another body is `conflict`. A key counts
/// per user and route; on public routes the body, which holds a secret, must be the same anyway.
final class Idempotency {
    static final int LONGEST_KEY = 128;
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final Cache<String, Slot> slots;

    Idempotency(RestConfig config, Ticker ticker) {
        // No answer weighs less than its share, so that the number of answers is bounded by the same weight.
        int share = Math.ceilDiv(config.idempotencyBytes(), config.idempotencyKeys());
        this.slots = Caffeine.newBuilder()
                .maximumWeight(config.idempotencyBytes())
                .<String, Slot>weigher((name, slot) -> slot.isRunning() ? 0 : Math.max(share, slot.bytes()))
                .expireAfterWrite(config.idempotencyLife())
                .ticker(ticker::nanos)
                .executor(Runnable::run)
                .build();
    }

    Answer once(Call call, Endpoint work) {
        Optional<String> key = call.header("Idempotency-Key");
        if (key.isEmpty()) {
            return work.handle(call);
        }
        String owner =
                call.knownCaller().map(caller -> caller.user().toString()).orElse("public");
        String name = owner + " " + call.target() + " " + check(key.get());
        byte[] fingerprint = sha256(call.body());
        while (true) {
            Slot mine = new Slot(fingerprint);
            Slot slot = slots.asMap().computeIfAbsent(name, ignored -> mine);
            if (slot == mine) {
                return run(call, work, name, mine);
            }
            if (!Arrays.equals(slot.fingerprint, fingerprint)) {
                throw new ProblemException(ErrorCode.CONFLICT, "Idempotency-Key: used before with another body");
            }
            Optional<Answer> first = slot.first.join();
            if (first.isPresent()) {
                return first.get();
            }
        }
    }

    private Answer run(Call call, Endpoint work, String name, Slot mine) {
        Optional<Answer> kept = Optional.empty();
        try {
            Answer answer = work.handle(call);
            boolean success = answer.status() >= 200 && answer.status() < 300;
            if (success && answer.body().length <= LARGEST_ANSWER) {
                kept = Optional.of(answer);
            }
            return answer;
        } finally {
            if (kept.isEmpty()) {
                slots.asMap().remove(name, mine);
            }
            mine.first.complete(kept);
            slots.asMap().replace(name, mine, mine); // weighs it
        }
    }

    private static String check(String key) {
        boolean visible = key.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (key.isEmpty() || key.length() > LONGEST_KEY || !visible) {
            throw RefusedInputException.badFrame(
                    "Idempotency-Key: wrong form (expected: 1 to " + LONGEST_KEY + " visible ASCII characters)");
        }
        return key;
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("SHA-256 is required of every Java platform", absent);
        }
    }

    private static final class Slot {
        private final byte[] fingerprint;
        private final CompletableFuture<Optional<Answer>> first = new CompletableFuture<>();

        private Slot(byte[] fingerprint) {
            this.fingerprint = fingerprint;
        }

        private boolean isRunning() {
            return !first.isDone();
        }

        private int bytes() {
            return first.join().map(answer -> answer.body().length).orElse(0);
        }
    }
}
