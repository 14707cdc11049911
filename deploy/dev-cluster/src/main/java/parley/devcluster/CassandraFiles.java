package parley.devcluster;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a node reads at its start: `cassandra.yaml` and the configuration of its log.
///
/// @param directory of the node
record CassandraFiles(Path directory) {
    Path yaml() {
        return directory.resolve("cassandra.yaml");
    }

    Path logback() {
        return directory.resolve("logback.xml");
    }

    /// @param token the only token of the node, or empty for tokens that it chooses
    void write(
            InetAddress address,
            CassandraPorts ports,
            List<InetAddress> seeds,
            String token,
            CassandraOptions options) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "cluster_name", "parley-dev",
                "partitioner", "org.apache.cassandra.dht.Murmur3Partitioner",
                "endpoint_snitch", "SimpleSnitch",
                "listen_address", address.getHostAddress(),
                "rpc_address", address.getHostAddress(),
                "storage_port", Integer.toString(ports.storage()),
                "native_transport_port", Integer.toString(ports.cql()),
                "auto_bootstrap", "false",
                "auto_snapshot", "false",
                "dynamic_snitch", "false"));
        settings.putAll(directories());
        settings.putAll(small());
        settings.putAll(commitLog(options.commitLog()));
        settings.put("num_tokens", token.isEmpty() ? "4" : "1");
        if (!token.isEmpty()) {
            settings.put("initial_token", token);
        }
        settings.putAll(options.settings());
        String seedList = seeds.stream()
                .map(seed -> seed.getHostAddress() + ":" + ports.storage())
                .collect(Collectors.joining(","));
        String text = settings.entrySet().stream()
                        .map(setting -> setting.getKey() + ": " + setting.getValue() + "\n")
                        .collect(Collectors.joining())
                + "seed_provider:\n"
                + "  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n"
                + "    parameters: [ { seeds: \"" + seedList + "\" } ]\n";
        Directories.write(yaml(), text);
        LogbackFile.write(directory);
    }

    private Map<String, String> directories() {
        return Map.of(
                "data_file_directories", "[ \"" + directory.resolve("data") + "\" ]",
                "commitlog_directory", quoted("commitlog"),
                "hints_directory", quoted("hints"),
                "saved_caches_directory", quoted("saved_caches"),
                "cdc_raw_directory", quoted("cdc_raw"));
    }

    private String quoted(String name) {
        return "\"" + directory.resolve(name) + "\"";
    }

    /// Several nodes share a machine that has other things to do.
    private static Map<String, String> small() {
        return Map.of(
                "commitlog_segment_size", "16MiB",
                "commitlog_total_space", "256MiB",
                "concurrent_reads", "8",
                "concurrent_writes", "16",
                "concurrent_counter_writes", "4",
                "memtable_heap_space", "64MiB",
                "memtable_offheap_space", "64MiB",
                "file_cache_size", "32MiB",
                "key_cache_size", "8MiB",
                "networking_cache_size", "16MiB");
    }

    private static Map<String, String> commitLog(CassandraOptions.CommitLog commitLog) {
        return switch (commitLog) {
            case BATCH -> Map.of("commitlog_sync", "batch");
            case GROUP -> Map.of("commitlog_sync", "group", "commitlog_sync_group_window", "5ms");
            case PERIODIC -> Map.of("commitlog_sync", "periodic", "commitlog_sync_period", "10000ms");
        };
    }
}
