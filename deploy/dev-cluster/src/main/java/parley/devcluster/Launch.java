package parley.devcluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// How a process is started.
///
/// @param name what progress lines and errors call it
/// @param directory its own, with its log; exists
/// @param command program and arguments
/// @param ready tells from everything that it wrote since its start whether it is ready
/// @param patience how long it may take to be ready
/// @param stopSignal what asks it to end in order, without `SIG`
record Launch(
        String name,
        Path directory,
        List<String> command,
        Predicate<String> ready,
        Duration patience,
        String stopSignal) {
    Launch {
        command = List.copyOf(command);
    }

    Launch(String name, Path directory, List<String> command, Predicate<String> ready, Duration patience) {
        this(name, directory, command, ready, patience, "TERM");
    }

    Launch stoppedBy(String signal) {
        return new Launch(name, directory, command, ready, patience, signal);
    }

    /// What it writes to standard output and error, of all its runs.
    Path log() {
        return directory.resolve("server.log");
    }
}
