package parley.app.command;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import parley.app.server.ChatServer;
import parley.app.server.Version;
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
        ChatServer server = ChatServer.start(options.load());
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(server::close));
        Duration uptime = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        spec.commandLine()
                .getOut()
                .printf("Parley %s is ready at %s (after %d ms)%n", Version.current(), server.uri(), uptime.toMillis());
        new CountDownLatch(1).await();
        return 0;
    }
}
