package parley.devcluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresqlServerIT {
    @TempDir
    Path directory;

    @Test
    void committedRowsShouldSurviveAKillAndAnOrderlyStop() throws SQLException {
        try (PostgresqlServer server = PostgresqlServer.start(directory, Loopback.freePort(), Progress.NONE)) {
            assertEquals("on", ask(server, "SHOW fsync"));
            assertEquals("on", ask(server, "SHOW synchronous_commit"));
            try (Connection connection = connect(server);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (id int)");
                statement.execute("INSERT INTO t VALUES (7)");

                server.kill();
            }
            server.restart();
            assertEquals("7", ask(server, "SELECT id FROM t"));

            try (Connection connection = connect(server)) {
                assertTrue(connection.isValid(1));
                server.stop();
                assertTrue(!connection.isValid(1));
            }
            server.restart();
            assertEquals("7", ask(server, "SELECT id FROM t"));
        }
    }

    private static Connection connect(PostgresqlServer server) throws SQLException {
        return DriverManager.getConnection(server.url(), PostgresqlServer.USER, PostgresqlServer.PASSWORD);
    }

    private static String ask(PostgresqlServer server, String query) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            assertTrue(result.next());
            return result.getString(1);
        }
    }
}
