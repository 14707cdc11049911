package parley.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A Unix terminal, set through the `stty` command.
final class Stty implements Terminal, AutoCloseable {
    private static final long SIZE_AGE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int TIMEOUT_SECONDS = 5;
    private static final Size USUAL = new Size(24, 80);

    private final String original;
    private Size size = USUAL;
    private long askedAt;

    private Stty(String original) {
        this.original = original;
        this.size = ask();
        this.askedAt = System.nanoTime();
    }

    /// The terminal, if standard input and output are one and `stty` works.
    static Optional<Stty> open() {
        boolean interactive = run(true, "sh", "-c", "test -t 0 && test -t 1").isPresent();
        return interactive ? run(false, "stty", "-g").map(modes -> new Stty(modes.strip())) : Optional.empty();
    }

    /// Whether standard input is a terminal, whatever else is.
    static boolean typedOn() {
        return run(true, "sh", "-c", "test -t 0").isPresent();
    }

    /// Keys come as they are pressed and are not shown; Ctrl-C still ends the program.
    void raw() {
        mode("-icanon", "-echo", "-ixon", "susp", "undef", "min", "1");
    }

    /// Lines are not shown while they are typed.
    void silent() {
        mode("-echo");
    }

    @Override
    public synchronized Size size() {
        long now = System.nanoTime();
        if (now - askedAt > SIZE_AGE_NANOS) {
            size = ask();
            askedAt = now;
        }
        return size;
    }

    /// Puts the modes back.
    @Override
    public void close() {
        mode(original);
    }

    private static Size ask() {
        return run(false, "stty", "size")
                .map(String::strip)
                .flatMap(Stty::parsed)
                .orElse(USUAL);
    }

    /// A terminal that does not know its size says `0 0`.
    static Optional<Size> parsed(String text) {
        if (!text.matches("\\d{1,4} \\d{1,4}")) {
            return Optional.empty();
        }
        int space = text.indexOf(' ');
        int rows = Integer.parseInt(text.substring(0, space));
        int columns = Integer.parseInt(text.substring(space + 1));
        return rows > 0 && columns > 0 ? Optional.of(new Size(rows, columns)) : Optional.empty();
    }

    private static void mode(String... modes) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(modes));
        run(false, command.toArray(new String[0]));
    }

    /// What a command prints; empty if it cannot be run or fails.
    private static Optional<String> run(boolean ownOutput, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        if (ownOutput) {
            builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        }
        try {
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
