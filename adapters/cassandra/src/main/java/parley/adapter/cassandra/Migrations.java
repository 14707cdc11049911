package parley.adapter.cassandra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// The migrations of the schema, numbered from 1. One that was delivered is never changed; each only adds, so
/// that instances of the version before go on working on the new schema.
final class Migrations {
    /// The schema version that this version of Parley needs, and makes.
    static final int CURRENT = 2;

    private static final List<Migration> ALL =
            List.of(new Migration(1, "messaging", "0001-messaging.cql"), new Migration(2, "leases", "0002-leases.cql"));

    private record Migration(int version, String description, String resource) {}

    private Migrations() {}

    /// The steps that lead from `version` to the current one.
    static List<SchemaStep> after(int version, String keyspace) {
        return ALL.stream()
                .filter(migration -> migration.version() > version)
                .map(migration -> new SchemaStep(
                        migration.version(), migration.description(), statements(migration.resource(), keyspace)))
                .toList();
    }

    /// Statements end in `;`, comments begin with `--` and fill their lines.
    private static List<String> statements(String resource, String keyspace) {
        String cql = text(resource)
                .lines()
                .filter(line -> !line.stripLeading().startsWith("--"))
                .collect(Collectors.joining("\n"))
                .replace("${keyspace}", keyspace);
        return List.of(cql.split(";")).stream()
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String text(String resource) {
        try (InputStream in = Migrations.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + ": not in the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
