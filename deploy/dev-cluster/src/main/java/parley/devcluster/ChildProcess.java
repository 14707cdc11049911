package parley.devcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One process that can be started again and again, and ends with this JVM at the latest.
///
/// Its standard input stays open and empty: a JVM started by [ChildJvm] sees its end even when this JVM is killed.
/// The pid of every process is kept in its directory, and the next start there ends what was left over.
final class ChildProcess {
    private static final long POLL_MILLIS = 50;
    private static final long REPORT_MILLIS = 5_000;
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration GRACE_AT_EXIT = Duration.ofSeconds(5);
    private static final int TAIL_LINES = 40;

    private final Launch launch;
    private final Progress progress;
    private final PidFile pidFile;
    private final Thread hook = Thread.ofPlatform().name("stop-server").unstarted(() -> stop(GRACE_AT_EXIT));
    private volatile @Nullable Process process;
    private long logStart;
    private long launchedAt;

    ChildProcess(Launch launch, Progress progress) {
        this.launch = launch;
        this.progress = progress;
        this.pidFile = new PidFile(launch.directory().resolve("server.pid"));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Starts it and waits until it is ready.
    void start() {
        launch();
        awaitReady();
    }

    /// Starts it, waits until it is ready, and leaves nothing behind if it does not get so far.
    void startOrClose() {
        try {
            start();
        } catch (ServerStartException e) {
            close();
            throw e;
        }
    }

    String name() {
        return launch.name();
    }

    Path log() {
        return launch.log();
    }

    /// Starts it and does not wait.
    void launch() {
        if (isAlive()) {
            throw new IllegalStateException(launch.name() + ": running already");
        }
        pidFile.endLeftOver();
        progress.report(launch.name() + ": starting");
        try {
            logStart = Files.exists(launch.log()) ? Files.size(launch.log()) : 0;
            Process started = new ProcessBuilder(inOwnSession(launch.command()))
                    .directory(launch.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(launch.log().toFile()))
                    .start();
            process = started;
            launchedAt = System.nanoTime();
            pidFile.write(started);
        } catch (IOException e) {
            throw new ServerStartException(
                    launch.name() + ": cannot run " + launch.command().get(0), e);
        }
    }

    /// So that Ctrl-C in a terminal reaches this JVM alone, which ends others in order.
    private static List<String> inOwnSession(List<String> command) {
        return Programs.find("setsid")
                .map(setsid -> Stream.concat(Stream.of(setsid.toString()), command.stream())
                        .toList())
                .orElse(command);
    }

    /// Waits until it is ready, or ends it.
    void awaitReady() {
        await("ready", launch.ready(), launchedAt);
    }

    /// Waits until what it wrote since its start is as wanted, or ends it.
    ///
    /// @param state what it then is, for texts
    void await(String state, Predicate<String> wanted) {
        await(state, wanted, System.nanoTime());
    }

    private void await(String state, Predicate<String> wanted, long start) {
        long reported = 0;
        while (!wanted.test(output())) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            if (exited(POLL_MILLIS)) {
                throw new ServerStartException(
                        launch.name() + ": ended before it was " + state + ". The end of its log:\n" + tail());
            }
            if (millis > launch.patience().toMillis()) {
                kill();
                throw new ServerStartException(launch.name() + ": not " + state + " after "
                        + launch.patience().toSeconds() + " s. The end of its log:\n" + tail());
            }
            if (millis - reported >= REPORT_MILLIS) {
                reported = millis;
                progress.report(launch.name() + ": starting, " + millis / 1000 + " s");
            }
        }
        progress.report(launch.name() + ": " + state + " after " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /// What it wrote since its last start.
    String output() {
        try {
            if (!Files.exists(launch.log())) {
                return "";
            }
            byte[] bytes = Files.readAllBytes(launch.log());
            int from = (int) Math.min(logStart, bytes.length);
            return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        Process current = process;
        if (current != null && current.isAlive()) {
            destroyForcibly(current);
            if (!exited(GRACE.toMillis())) {
                throw new IllegalStateException(
                        launch.name() + ": still there " + GRACE.toSeconds() + " s after SIGKILL");
            }
            progress.report(launch.name() + ": killed");
        }
    }

    /// Asks it to end, and kills it if it does not.
    void stop() {
        if (isAlive()) {
            stop(GRACE);
            progress.report(launch.name() + ": stopped");
        }
    }

    private void stop(Duration grace) {
        Process current = process;
        if (current != null && current.isAlive()) {
            signal(List.of(current.toHandle()), launch.stopSignal());
            signal(family(current), "CONT");
            if (!exited(grace.toMillis())) {
                destroyForcibly(current);
                exited(grace.toMillis());
            }
        }
    }

    private static void destroyForcibly(Process process) {
        List<ProcessHandle> family = family(process);
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private static List<ProcessHandle> family(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    void close() {
        stop();
        leaveToOwner();
    }

    /// Does not end it any more when this JVM exits; somebody else does.
    void leaveToOwner() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // Too late: it is ending already.
            return;
        }
    }

    void pause() {
        signal("STOP");
        progress.report(launch.name() + ": paused");
    }

    void resume() {
        signal("CONT");
        progress.report(launch.name() + ": resumed");
    }

    private void signal(String signal) {
        Process current = process;
        if (current == null || !signal(family(current), signal)) {
            throw new IllegalStateException(launch.name() + ": cannot be sent SIG" + signal + ", it is not running");
        }
    }

    private static boolean signal(List<ProcessHandle> processes, String signal) {
        String pids =
                processes.stream().map(process -> Long.toString(process.pid())).collect(Collectors.joining(" "));
        try {
            return new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pids)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending SIG" + signal, e);
        }
    }

    private boolean exited(long millis) {
        Process current = process;
        try {
            return current == null || current.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(launch.name() + ": interrupted while waiting for it", e);
        }
    }

    private String tail() {
        String[] lines = output().split("\n", -1);
        int from = Math.max(0, lines.length - TAIL_LINES);
        return String.join("\n", Arrays.copyOfRange(lines, from, lines.length));
    }
}
