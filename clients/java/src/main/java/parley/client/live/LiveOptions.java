package parley.client.live;

import java.time.Duration;

/// How a live connection behaves. Start from [#defaults].
///
/// @param backoffBase ceiling of the first wait after a loss; doubles with each failed attempt (0.5 s)
/// @param backoffCap highest ceiling (30 s)
/// @param answerTimeout for opening a connection, for `welcome` and for `pong` (10 s)
/// @param ackTimeout after which a send that got no answer is sent again under its cid (20 s)
/// @param maxPending unanswered sends; more are refused (1,000)
/// @param inFlight sends on the wire at once (256)
/// @param inFlightPerConversation sends on the wire at once to one conversation. With 1, their order holds
/// even
///     if the server refuses one for the moment; with more, those already under way then overtake it (1)
/// @param confirmEvery longest wait before received entries are confirmed (50 ms)
/// @param confirmLazily the same while nobody is shown at once that they arrived, as in groups and for what the
///     user sent itself: all of it goes together then (500 ms)
/// @param confirmBatch entries after which they are confirmed at once (32)
/// @param eventBuffer events that wait for the handler before nothing more is read from the connection (512)
/// @param transports which transports may be used (whichever works)
public record LiveOptions(
        Duration backoffBase,
        Duration backoffCap,
        Duration answerTimeout,
        Duration ackTimeout,
        int maxPending,
        int inFlight,
        int inFlightPerConversation,
        Duration confirmEvery,
        Duration confirmLazily,
        int confirmBatch,
        int eventBuffer,
        TransportOptions transports) {
    public LiveOptions {
        positive("backoffBase", backoffBase.toMillis());
        positive("backoffCap", backoffCap.toMillis());
        positive("answerTimeout", answerTimeout.toMillis());
        positive("ackTimeout", ackTimeout.toMillis());
        positive("maxPending", maxPending);
        positive("inFlight", inFlight);
        positive("inFlightPerConversation", inFlightPerConversation);
        positive("confirmEvery", confirmEvery.toMillis());
        positive("confirmLazily", confirmLazily.toMillis());
        positive("confirmBatch", confirmBatch);
        positive("eventBuffer", eventBuffer);
    }

    public static LiveOptions defaults() {
        return new LiveOptions(
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                1_000,
                256,
                1,
                Duration.ofMillis(50),
                Duration.ofMillis(500),
                32,
                512,
                TransportOptions.auto());
    }

    public LiveOptions withBackoff(Duration base, Duration cap) {
        return new LiveOptions(
                base,
                cap,
                answerTimeout,
                ackTimeout,
                maxPending,
                inFlight,
                inFlightPerConversation,
                confirmEvery,
                confirmLazily,
                confirmBatch,
                eventBuffer,
                transports);
    }

    public LiveOptions withTimeouts(Duration answer, Duration ack) {
        return new LiveOptions(
                backoffBase,
                backoffCap,
                answer,
                ack,
                maxPending,
                inFlight,
                inFlightPerConversation,
                confirmEvery,
                confirmLazily,
                confirmBatch,
                eventBuffer,
                transports);
    }

    public LiveOptions withSends(int pending, int inFlightAtOnce, int perConversation) {
        return new LiveOptions(
                backoffBase,
                backoffCap,
                answerTimeout,
                ackTimeout,
                pending,
                inFlightAtOnce,
                perConversation,
                confirmEvery,
                confirmLazily,
                confirmBatch,
                eventBuffer,
                transports);
    }

    /// @param every in all conversations
    public LiveOptions withConfirmations(Duration every, int batch) {
        return withConfirmations(every, every, batch);
    }

    public LiveOptions withConfirmations(Duration every, Duration lazily, int batch) {
        return new LiveOptions(
                backoffBase,
                backoffCap,
                answerTimeout,
                ackTimeout,
                maxPending,
                inFlight,
                inFlightPerConversation,
                every,
                lazily,
                batch,
                eventBuffer,
                transports);
    }

    public LiveOptions withEventBuffer(int events) {
        return new LiveOptions(
                backoffBase,
                backoffCap,
                answerTimeout,
                ackTimeout,
                maxPending,
                inFlight,
                inFlightPerConversation,
                confirmEvery,
                confirmLazily,
                confirmBatch,
                events,
                transports);
    }

    public LiveOptions withTransports(TransportOptions allowed) {
        return new LiveOptions(
                backoffBase,
                backoffCap,
                answerTimeout,
                ackTimeout,
                maxPending,
                inFlight,
                inFlightPerConversation,
                confirmEvery,
                confirmLazily,
                confirmBatch,
                eventBuffer,
                allowed);
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}
