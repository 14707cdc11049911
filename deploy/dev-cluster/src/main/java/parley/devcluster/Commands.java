package parley.devcluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs programs that end by themselves.
final class Commands {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path NOTHING = Path.of("/dev/null");

    private Commands() {}

    /// Runs a command and adds what it writes to a log.
    ///
    /// @param name what errors call it
    /// @throws ServerStartException with what it wrote if it fails
    static void run(String name, List<String> command, Path log) {
        run(name, command, log, NOTHING);
    }

    /// The same, with a file as standard input.
    static void run(String name, List<String> command, Path log, Path input) {
        execute(
                name,
                new ProcessBuilder(command)
                        .redirectInput(input.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile())),
                log);
    }

    /// Runs a command whose output is a file.
    static void pipe(String name, List<String> command, Path output) {
        File file = output.toFile();
        Path log = output.resolveSibling(output.getFileName() + ".log");
        execute(
                name,
                new ProcessBuilder(command).redirectOutput(Redirect.to(file)).redirectError(Redirect.to(log.toFile())),
                log);
    }

    private static void execute(String name, ProcessBuilder builder, Path log) {
        try {
            long before = Files.exists(log) ? Files.size(log) : 0;
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new ServerStartException(name + ": not done after " + PATIENCE.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new ServerStartException(
                        name + ": ended with " + process.exitValue() + "\n" + end(Files.readString(log), before));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("interrupted while running " + name, e);
        }
    }

    private static String end(String text, long from) {
        return text.substring((int) Math.min(from, text.length())).strip();
    }
}
