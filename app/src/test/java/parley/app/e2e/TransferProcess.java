package parley.app.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.adapter.artemis.ArtemisConfig;
import parley.adapter.cassandra.CassandraConfig;
import parley.adapter.dbclient.DatabaseConfig;
import parley.app.config.ParleyConfig;
import parley.app.transfer.EmbeddedStores;
import parley.app.transfer.Progress;
import parley.app.transfer.SharedStores;
import parley.app.transfer.Transfer;
import parley.devcluster.PostgresqlServer;

/// A transfer, here or in a process of its own that can be killed.
final class TransferProcess {
    private TransferProcess() {}

    /// @param args data directory, a node of Cassandra, keyspace, address of the database, directory of the queues
    public static void main(String[] args) {
        Transfer.Report report = run(List.of(args), (step, count) -> System.out.println(step + " " + count));
        System.out.println(report);
    }

    static Transfer.Report run(List<String> args, Progress progress) {
        try (EmbeddedStores source = EmbeddedStores.open(ParleyConfig.with(Map.of("data-directory", args.get(0))))) {
            return Transfer.run(source, place(args), progress);
        }
    }

    static SharedStores.Place place(List<String> args) {
        return new SharedStores.Place(
                cassandra(args),
                DatabaseConfig.postgresql(args.get(3), PostgresqlServer.USER, PostgresqlServer.PASSWORD),
                ArtemisConfig.defaults(Path.of(args.get(4))));
    }

    /// With patience, for a busy machine.
    static CassandraConfig cassandra(List<String> args) {
        CassandraConfig standard = CassandraConfig.defaults(List.of(args.get(1)), "datacenter1");
        return new CassandraConfig(
                standard.contactPoints(),
                standard.datacenter(),
                args.get(2),
                Map.of("datacenter1", 1),
                standard.consistency(),
                "",
                "",
                standard.tls(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                standard.inFlight(),
                standard.changesInFlight(),
                standard.pageSize(),
                standard.appendBytes());
    }

    /// Starts a transfer and kills it as soon as it says that it is at this step.
    ///
    /// @return what it said
    static List<String> killed(List<String> args, String step) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TransferProcess.class.getName()));
        command.addAll(args);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                if (line.startsWith(step + " ")) {
                    process.destroyForcibly().waitFor();
                    return said;
                }
            }
            throw new IllegalStateException("the transfer ended before it was at " + step + ": " + said);
        } finally {
            process.destroyForcibly();
        }
    }
}
