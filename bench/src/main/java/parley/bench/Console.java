package parley.bench;

import java.io.PrintWriter;
import parley.bench.report.Report;
import picocli.CommandLine;

/// Where results and progress go: results to standard output and nothing else, progress to standard error.
final class Console {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    Console(CommandLine commandLine, boolean json) {
        this.out = commandLine.getOut();
        this.err = commandLine.getErr();
        this.json = json;
    }

    void progress(String text) {
        err.println("bench: " + text);
        err.flush();
    }

    void result(Report report, boolean clean) {
        out.print(json ? report.json() + System.lineSeparator() : report.table());
        if (!json) {
            out.println(
                    clean
                            ? "Nothing lost, nothing twice, everything in order."
                            : "NOT CLEAN: see lost, duplicates, disorder, refused, failed connections and incidents.");
        }
        out.flush();
    }
}
