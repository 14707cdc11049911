package parley.adapter.artemis;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Sends batches of jobs, and says on standard output after each up to where the queue has them, until it is killed
/// or has sent as many batches as it was told to. Run by tests in a process of its own.
final class SendUntilKilled {
    private SendUntilKilled() {}

    /// @param arguments directory, first seq, jobs per batch, batches
    public static void main(String[] arguments) {
        long next = Long.parseLong(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        int batches = Integer.parseInt(arguments[3]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        try (TestBroker broker = TestBroker.start(Path.of(arguments[0]))) {
            for (int batch = 0; batch < batches; batch++) {
                broker.sender().send(TestBroker.jobs(next, size));
                next += size;
                out.println(next - 1);
            }
        }
        // A thread of the library lives for another minute.
        System.exit(0);
    }
}
