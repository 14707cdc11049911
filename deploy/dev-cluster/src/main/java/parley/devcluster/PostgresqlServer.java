package parley.devcluster;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A PostgreSQL server with one superuser, [#USER], and its database. What it committed is on disk.
///
/// Run as root, it runs in a user namespace of its own, because it refuses to be root.
public final class PostgresqlServer extends ProcessServer {
    /// The name of the user and of the database.
    public static final String USER = "parley";

    /// The password of the user: the server is for development and listens on loopback only.
    public static final String PASSWORD = "parley";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String READY = "database system is ready to accept connections";

    private PostgresqlServer(InetSocketAddress address, ChildProcess process) {
        super(address, process);
    }

    /// Starts a server, on a new cluster of databases if the directory holds none.
    ///
    /// @param directory for databases and log; made if absent
    /// @throws ServerStartException if there is no PostgreSQL for this machine, or it is not ready in time
    public static PostgresqlServer start(Path directory, int port, Progress progress) {
        Path home = Directories.make(directory);
        PostgresqlPrograms programs = PostgresqlPrograms.find(progress);
        Path databases = home.resolve("databases");
        if (!Files.exists(databases.resolve("PG_VERSION"))) {
            initialise(programs, home, databases);
        }
        List<String> command = new ArrayList<>(programs.command("postgres"));
        command.addAll(List.of("-D", databases.toString(), "-p", Integer.toString(port), "-h", "127.0.0.1", "-k", ""));
        for (String setting :
                List.of("fsync=on", "synchronous_commit=on", "shared_buffers=32MB", "max_connections=100")) {
            command.addAll(List.of("-c", setting));
        }
        Launch launch = new Launch(
                        "postgresql 127.0.0.1:" + port, home, command, output -> output.contains(READY), PATIENCE)
                .stoppedBy("INT");
        PostgresqlServer server = new PostgresqlServer(
                new InetSocketAddress(Loopback.address(1), port), new ChildProcess(launch, progress));
        server.process().startOrClose();
        return server;
    }

    private static void initialise(PostgresqlPrograms programs, Path home, Path databases) {
        Path password = Directories.write(home.resolve("password"), PASSWORD + "\n");
        List<String> command = new ArrayList<>(programs.command("initdb"));
        command.addAll(List.of("-D", databases.toString(), "-U", USER, "-A", "scram-sha-256"));
        command.addAll(List.of("--pwfile", password.toString(), "-E", "UTF8", "--locale", "C"));
        Commands.run("initdb", command, home.resolve("initdb.log"));
        List<String> create = new ArrayList<>(programs.command("postgres"));
        create.addAll(List.of("--single", "-D", databases.toString(), "postgres"));
        Path statement = Directories.write(home.resolve("create.sql"), "CREATE DATABASE " + USER + "\n");
        Commands.run("creating a database", create, home.resolve("initdb.log"), statement);
    }

    /// As JDBC writes where its database is, without user and password.
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + address().getPort() + "/" + USER;
    }
}
