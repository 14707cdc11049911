package parley.bench.backend;

import java.util.Map;

/// A server behind the server that is measured.
public interface Backend extends AutoCloseable {

    /// What it has counted since it started, by names such as `cassandra.log`.
    ///
    /// @throws parley.bench.server.ServerFaultException if it does not answer
    Map<String, Long> counts();

    @Override
    void close();
}
