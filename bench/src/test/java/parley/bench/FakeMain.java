package parley.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A [FakeServer] in a process of its own, with the command line of the real one as far as the load generator uses it.
public final class FakeMain {

    private FakeMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> lines = Files.readAllLines(Path.of(args[Arrays.asList(args).indexOf("--config") + 1]));
        Path admin = Path.of(value(lines, "data-directory") + ".admin");
        if (args[0].equals("user")) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            Files.writeString(admin, args[2] + " " + in.readLine());
            return;
        }
        if (lines.contains("  enabled: false") && lines.contains("  bulk-accounts: true") && Files.exists(admin)) {
            try (FakeServer server = new FakeServer(Fault.NONE, Integer.parseInt(value(lines, "  port")))) {
                server.admit(Files.readString(admin));
                new CountDownLatch(1).await();
            }
        }
        System.out.println("refused, because the configuration is not what was agreed");
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + ": "))
                .map(line -> line.substring(key.length() + 2))
                .findFirst()
                .orElseThrow();
    }
}
