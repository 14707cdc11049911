package parley.app.transfer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Properties;

/// How far a transfer has come, in a file beside the data: the target that it goes to, the step, and the place in it.
/// Losing it costs time, nothing else, because every step can be repeated.
final class Checkpoint {
    private static final String FILE = "transfer.checkpoint";
    private static final String TARGET = "target";
    private static final String STEP = "step";
    private static final String PLACE = "place";
    private static final String COUNT = "count";

    private final Path file;
    private final String target;
    private State state;

    /// @param place in the step: see [parley.adapter.rocksdb.messaging.StoredMessaging.Page]
    /// @param count of what was done of the step
    record State(Step step, String place, long count) {
        static final State BEGINNING = new State(Step.TABLES, "", 0);

        static State of(Step step) {
            return new State(step, "", 0);
        }
    }

    private Checkpoint(Path file, String target, State state) {
        this.file = file;
        this.target = target;
        this.state = state;
    }

    /// Reads the file, or begins anew if there is none or it is about another target.
    static Checkpoint in(Path directory, String target) {
        Path file = directory.resolve(FILE);
        Properties lines = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                lines.load(reader);
            } catch (IOException unreadable) {
                throw new TransferException(file + ": cannot be read", unreadable);
            }
        }
        return new Checkpoint(
                file, target, target.equals(lines.getProperty(TARGET)) ? state(file, lines) : State.BEGINNING);
    }

    private static State state(Path file, Properties lines) {
        try {
            return new State(
                    Step.valueOf(lines.getProperty(STEP, "").toUpperCase(Locale.ROOT)),
                    lines.getProperty(PLACE, ""),
                    Long.parseLong(lines.getProperty(COUNT, "")));
        } catch (IllegalArgumentException strange) {
            throw new TransferException(
                    file + ": not understood (expected: as it was written, or no such file)", strange);
        }
    }

    State state() {
        return state;
    }

    /// Durable when it returns.
    void reach(State reached) {
        state = reached;
        Properties lines = new Properties();
        lines.setProperty(TARGET, target);
        lines.setProperty(STEP, reached.step().word());
        lines.setProperty(PLACE, reached.place());
        lines.setProperty(COUNT, Long.toString(reached.count()));
        Path draft = file.resolveSibling(FILE + ".draft");
        try {
            StringWriter text = new StringWriter();
            try (BufferedWriter writer = new BufferedWriter(text)) {
                lines.store(writer, "How far `parley transfer` has come.");
            }
            Files.writeString(draft, text.toString(), StandardCharsets.UTF_8);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new TransferException(file + ": cannot be written", failed);
        }
    }
}
