package parley.devcluster;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Cassandra 5 node of its own, or of a [CassandraRing], in data centre [#DATACENTER].
///
/// It runs on the Java that runs this. A first start takes about ten seconds and 600 MB.
public final class CassandraNode extends ProcessServer {
    /// The name of the data centre that every node is in.
    public static final String DATACENTER = "datacenter1";

    private static final String MAIN = "org.apache.cassandra.service.CassandraDaemon";
    private static final List<String> EXPORTS = List.of(
            "java.base/java.lang.ref",
            "java.base/jdk.internal.misc",
            "java.management.rmi/com.sun.jmx.remote.internal.rmi",
            "java.rmi/sun.rmi.registry",
            "java.rmi/sun.rmi.server",
            "java.rmi/sun.rmi.transport.tcp",
            "java.sql/java.sql",
            "jdk.attach/sun.tools.attach",
            "jdk.compiler/com.sun.tools.javac.api",
            "jdk.unsupported/sun.misc");
    private static final List<String> OPENS = List.of(
            "java.base/java.io",
            "java.base/java.lang",
            "java.base/java.lang.module",
            "java.base/java.lang.reflect",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/jdk.internal.loader",
            "java.base/jdk.internal.math",
            "java.base/jdk.internal.module",
            "java.base/jdk.internal.ref",
            "java.base/jdk.internal.reflect",
            "java.base/jdk.internal.util.jar",
            "java.base/sun.nio.ch",
            "jdk.compiler/com.sun.tools.javac.file",
            "jdk.management/com.sun.management.internal");

    private CassandraNode(InetSocketAddress address, ChildProcess process) {
        super(address, process);
    }

    /// Starts a node that is a whole cluster, on 127.0.0.1 and free ports.
    public static CassandraNode start(Path directory, Progress progress) {
        return start(directory, CassandraPorts.free(1), CassandraOptions.DEFAULT, progress);
    }

    /// Starts a node that is a whole cluster, on 127.0.0.1.
    ///
    /// @param directory for all of its files; made if absent, else the node goes on with what it stored there
    /// @throws ServerStartException if it is not ready in time
    public static CassandraNode start(
            Path directory, CassandraPorts ports, CassandraOptions options, Progress progress) {
        InetAddress address = Loopback.address(1);
        CassandraNode node = prepare(directory, address, ports, List.of(address), "", options, progress);
        node.process().startOrClose();
        return node;
    }

    /// A node that is not started yet.
    static CassandraNode prepare(
            Path directory,
            InetAddress address,
            CassandraPorts ports,
            List<InetAddress> seeds,
            String token,
            CassandraOptions options,
            Progress progress) {
        Path home = Directories.make(directory);
        CassandraFiles files = new CassandraFiles(home);
        files.write(address, ports, seeds, token, options);
        Path temporary = Directories.make(home.resolve("tmp"));
        ServerParts parts = ServerParts.find();
        Launch launch = new Launch(
                "cassandra " + address.getHostAddress() + ":" + ports.cql(),
                home,
                ChildJvm.command(
                        jvmOptions(parts, files, temporary, options), parts.cassandraClassPath(), MAIN, List.of()),
                output -> output.contains("Startup complete"),
                options.patience());
        return new CassandraNode(new InetSocketAddress(address, ports.cql()), new ChildProcess(launch, progress));
    }

    private static List<String> jvmOptions(
            ServerParts parts, CassandraFiles files, Path temporary, CassandraOptions options) {
        List<String> list = new ArrayList<>();
        EXPORTS.forEach(export -> list.addAll(List.of("--add-exports", export + "=ALL-UNNAMED")));
        OPENS.forEach(open -> list.addAll(List.of("--add-opens", open + "=ALL-UNNAMED")));
        list.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xms" + options.heapMib() + "m",
                "-Xmx" + options.heapMib() + "m",
                "-Xss384k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxDirectMemorySize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-javaagent:" + parts.cassandraAgent(),
                "-Djdk.attach.allowAttachSelf=true",
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.io.tmpdir=" + temporary,
                "-Djna.tmpdir=" + temporary,
                "-Dlogback.configurationFile=" + files.logback(),
                "-Dcassandra.storagedir=" + files.directory(),
                "-Dcassandra.config=" + files.yaml().toUri(),
                "-Dcassandra-foreground=yes",
                "-Dcassandra.ring_delay_ms=2000",
                "-Dcassandra.skip_wait_for_gossip_to_settle=0",
                "-Dcassandra.allow_unsafe_join=true"));
        list.addAll(options.jvm());
        return list;
    }
}
