package parley.terminal;

import java.io.IOException;
import java.util.Optional;

/// Lines that come one after the other: from a pipe, or typed where no line can be edited.
final class Feed {
    private final Chat chat;
    private final Input input;
    private final int mostUnanswered;
    private final int patienceSeconds;

    /// @param mostUnanswered how many messages may lack an answer before the next line is read
    /// @param patienceSeconds how long to wait for answers
    Feed(Chat chat, Input input, int mostUnanswered, int patienceSeconds) {
        this.chat = chat;
        this.input = input;
        this.mostUnanswered = mostUnanswered;
        this.patienceSeconds = patienceSeconds;
    }

    /// Somebody types: what was not done is said, and the next line may be better.
    ///
    /// @return how many messages the server has not stored
    int typed() throws IOException, InterruptedException {
        boolean on = true;
        while (on) {
            on = next();
        }
        return chat.settle(patienceSeconds);
    }

    /// A pipe ends with the first line that was not done: what follows was written for what that would have
    /// done.
    ///
    /// @return how many messages the server has not stored
    /// @throws TerminalException if a line was not done
    int piped() throws IOException, InterruptedException {
        for (int number = 1; next(); number++) {
            Optional<String> failure = chat.failure();
            if (failure.isPresent()) {
                chat.settle(patienceSeconds);
                throw new TerminalException("line " + number + " and what follows were not done: " + failure.get());
            }
        }
        return chat.settle(patienceSeconds);
    }

    private boolean next() throws IOException, InterruptedException {
        Optional<String> line = input.line();
        boolean on = line.isPresent() && chat.line(line.get());
        if (on) {
            // A pipe is faster than the server, and the connection holds a bounded number of unanswered messages.
            chat.awaitRoom(mostUnanswered, patienceSeconds);
        }
        return on;
    }
}
