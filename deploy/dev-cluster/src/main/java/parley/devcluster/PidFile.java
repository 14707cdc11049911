package parley.devcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Remembers which process was started for a directory, across a JVM that was killed and could not end it.
///
/// @param file holds pid and start of the process: a pid alone may since be another's
record PidFile(Path file) {
    private static final long PATIENCE_SECONDS = 15;

    void write(Process process) {
        try {
            Files.writeString(file, identity(process.toHandle()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills the process that was started for this directory, if it still runs.
    void endLeftOver() {
        if (!Files.exists(file)) {
            return;
        }
        String known;
        try {
            known = Files.readString(file);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessHandle.of(Long.parseLong(known.split(" ", -1)[0]))
                .filter(process -> identity(process).equals(known))
                .ifPresent(PidFile::end);
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("interrupted while ending process " + process.pid(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new ServerStartException("process " + process.pid() + " of an earlier run does not end", e);
        }
    }

    private static String identity(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
