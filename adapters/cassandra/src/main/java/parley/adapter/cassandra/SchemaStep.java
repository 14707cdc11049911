package parley.adapter.cassandra;

import java.util.List;

/// One step of a migration.
///
/// @param version schema version after it, from 1; 0 for the creation of the keyspace
/// @param description what it does, in a few words
/// @param statements the CQL that is executed for it
public record SchemaStep(int version, String description, List<String> statements) {
    public SchemaStep {
        statements = List.copyOf(statements);
    }
}
