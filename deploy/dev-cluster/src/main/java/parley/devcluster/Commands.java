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
    /// @throws ServerStartException with the log if it fails
    static void run(List<String> command, Path log) {
        run(command, log, NOTHING);
    }

    /// The same, with a file as standard input.
    static void run(List<String> command, Path log, Path input) {
        execute(
                command,
                new ProcessBuilder(command)
                        .redirectInput(input.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile())),
                log);
    }

    /// Runs a command whose output is a file.
    static void pipe(List<String> command, Path output) {
        File file = output.toFile();
        Path log = output.resolveSibling(output.getFileName() + ".log");
        execute(
                command,
                new ProcessBuilder(command).redirectOutput(Redirect.to(file)).redirectError(Redirect.to(log.toFile())),
                log);
    }

    private static void execute(List<String> command, ProcessBuilder builder, Path log) {
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new ServerStartException(command + ": not done after " + PATIENCE.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new ServerStartException(
                        command + ": ended with " + process.exitValue() + "\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("interrupted while running " + command, e);
        }
    }
}
