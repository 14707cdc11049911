package parley.adapter.websocket.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import parley.kernel.SessionId;

/// A client of one session, without HTTP between. Texts have single instead of double quotes.
record PollClient(PollTransport transport, SessionId session, String token) {
    private static final ThreadFactory THREADS = Thread.ofVirtual().factory();

    static PollClient open(PollTransport transport, String token, String address, String frames) {
        PollSession opened = transport.open(token, address, () -> bytes(frames));
        return new PollClient(transport, opened.session().id(), token);
    }

    PollSession found() {
        return transport.find(session, token);
    }

    PollSession.Posted post(String frames) {
        return found().post(bytes(frames));
    }

    /// The batch as text, or what came instead of it.
    String poll(long acknowledged) {
        return text(found().poll(acknowledged));
    }

    /// The same on a thread of its own; returned once that waits or is done.
    CompletableFuture<String> waiting(long acknowledged) {
        PollSession found = found();
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread thread = THREADS.newThread(() -> {
            Polled polled = found.poll(acknowledged);
            if (polled instanceof Polled.Given(byte[] json, boolean last) && last) {
                found.finish();
            }
            answer.complete(text(polled));
        });
        thread.start();
        while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return answer;
    }

    static String text(Polled polled) {
        return switch (polled) {
            case Polled.Given(byte[] json, boolean last) -> new String(json, UTF_8).replace('"', '\'');
            case Polled.Nothing nothing -> "nothing";
            case Polled.Unknown(String expected) -> "unknown, expected " + expected;
            case Polled.Gone gone -> "gone";
        };
    }

    private static byte[] bytes(String frames) {
        return frames.replace('\'', '"').getBytes(UTF_8);
    }
}
