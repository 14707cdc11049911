package parley.app.command;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import parley.app.config.ParleyConfig;
import parley.app.server.ChatServer;
import parley.app.server.Version;
import parley.identity.application.RegistrationMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Runs the server until the process is told to stop (SIGTERM, SIGINT).
@Command(name = "serve", description = "Run the server until it is stopped.", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        ParleyConfig config = options.load();
        ChatServer server = ChatServer.start(config);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("parley-shutdown").unstarted(server::close));
        welcome(server.uri(), config);
        new CountDownLatch(1).await();
        return 0;
    }

    private void welcome(URI uri, ParleyConfig config) {
        PrintWriter out = spec.commandLine().getOut();
        Duration uptime = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        out.printf("Parley %s is ready at %s (after %d ms)%n", Version.current(), uri, uptime.toMillis());
        out.printf(
                "Everything is kept in %s%n",
                config.server().dataDirectory().toAbsolutePath().normalize());
        if (config.identity().registration() == RegistrationMode.OPEN) {
            out.printf("Next, in another shell: ./parley chat --url %s --register --user NAME%n", fromHere(uri));
        } else {
            out.printf("Next, in another shell: ./parley user add NAME%n");
            out.printf("             and then: ./parley chat --url %s --user NAME%n", fromHere(uri));
        }
        out.flush();
    }

    /// An address that stands for all of the machine's is none that a client should name, or a certificate could.
    static URI fromHere(URI uri) {
        return URI.create(uri.toString().replaceFirst("//(0\\.0\\.0\\.0|\\[::])", "//localhost"));
    }
}
