package parley.adapter.artemis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/// A broker in a process of its own, which knows nothing of our queues.
public final class RemoteServer implements AutoCloseable {
    private static final int STOP_SECONDS = 20;

    private final Path directory;
    private final int port;
    private Process process;

    private RemoteServer(Path directory, int port, Process process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
    }

    public static RemoteServer start(Path directory) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        return new RemoteServer(directory, port, launch(directory, port));
    }

    private static Process launch(Path directory, int port) throws IOException {
        Process launched = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RemoteServerProcess.class.getName(),
                        directory.toString(),
                        Integer.toString(port)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (launched.getInputStream().read() != RemoteServerProcess.READY) {
            launched.destroyForcibly();
            throw new IOException("the broker's process ended before it was ready");
        }
        return launched;
    }

    public RemoteConfig place() {
        return new RemoteConfig("tcp://127.0.0.1:" + port, RemoteServerProcess.USER, RemoteServerProcess.PASSWORD);
    }

    /// Ends it as a power cut would.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Starts it again, with what its journal holds.
    void restart() throws IOException {
        process = launch(directory, port);
    }

    /// As it was in the beginning; nobody may be connected.
    public void removeQueues() {
        try (RemoteBroker broker =
                new RemoteBroker(TestBroker.at(place(), ArtemisConfig.defaults(directory)), place())) {
            ClientSession session = broker.open();
            for (String name : List.of(QueueNames.FAN_OUT, QueueNames.DEAD)) {
                Attempt.to("removal", () -> {
                    session.deleteQueue(SimpleString.of(name));
                    return name;
                });
            }
            Sessions.close(session);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException asked) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
