package parley.client.live;

/// Says when to ping, and when silence means that the link is dead. Not safe for concurrent use.
final class Heartbeat {
    private final long answerMillis;
    private long interval = Long.MAX_VALUE;
    private long nextPing = Long.MAX_VALUE;
    private long answerDue = Long.MAX_VALUE;

    enum Action {
        NONE,
        PING,
        GIVE_UP
    }

    Heartbeat(long answerMillis) {
        this.answerMillis = answerMillis;
    }

    void start(long now, long intervalMillis) {
        interval = Math.max(1, intervalMillis);
        nextPing = now + interval;
        answerDue = Long.MAX_VALUE;
    }

    void stop() {
        nextPing = Long.MAX_VALUE;
        answerDue = Long.MAX_VALUE;
    }

    /// Something came from the server.
    void alive() {
        answerDue = Long.MAX_VALUE;
    }

    /// @param listening whether we read at all: while the application keeps us from reading, silence says
    ///     nothing
    Action tick(long now, boolean listening) {
        if (!listening && answerDue != Long.MAX_VALUE) {
            answerDue = now + answerMillis;
        }
        if (now >= answerDue) {
            return Action.GIVE_UP;
        }
        if (now < nextPing) {
            return Action.NONE;
        }
        nextPing = now + interval;
        answerDue = Math.min(answerDue, now + answerMillis);
        return Action.PING;
    }

    long nextDeadline() {
        return Math.min(nextPing, answerDue);
    }
}
