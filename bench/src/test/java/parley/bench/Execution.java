package parley.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// A command as the shell would run it.
record Execution(int exitCode, String out, String err) {

    static Execution of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = commandLine.execute(arguments);
        return new Execution(exitCode, out.toString(), err.toString());
    }

    /// Runs a measurement against a fake server, for JSON.
    static Execution against(FakeServer server, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--json",
                "--url",
                server.uri().toString(),
                "--admin-token",
                FakeServer.ADMIN_TOKEN,
                "--patience",
                "1"));
        return of(all.toArray(String[]::new));
    }

    /// Standard output, which must be one JSON object and nothing else.
    JsonNode json() {
        try {
            return new ObjectMapper()
                    .reader()
                    .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + out + err, e);
        }
    }
}
