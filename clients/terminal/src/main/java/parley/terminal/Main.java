package parley.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.client.model.ClientException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Entry point of the terminal client.
///
/// Exit codes: 0 all messages are stored, 1 something failed or was not sent, 2 wrong usage.
@Command(
        name = "parley chat",
        description = "Chats in a terminal. With input from a pipe, sends its lines and ends.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Main implements Callable<Integer> {
    @Mixin
    private final ChatOptions options = new ChatOptions();

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    if (fault instanceof TerminalException) {
                        command.getErr().println("parley: " + fault.getMessage());
                        return 1;
                    }
                    if (fault instanceof ClientException refused) {
                        command.getErr().println("parley: " + Faults.text(refused));
                        return 1;
                    }
                    throw fault;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        boolean dumb = "dumb".equals(environment.getOrDefault("TERM", "dumb"));
        Optional<Stty> terminal = Stty.open();
        Input input = new Input(new InputStreamReader(System.in, StandardCharsets.UTF_8), terminal, environment);
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8);
        boolean moving = terminal.isPresent() && !dumb && !options.plain;
        boolean colour = moving && environment.getOrDefault("NO_COLOR", "").isEmpty();
        Style style = new Style(colour, unicode(environment), java.time.ZoneId.systemDefault());
        try (Program program = Program.open(options, input)) {
            return moving ? program.interactive(out, style, terminal.get()) : program.lines(out, style);
        }
    }

    /// Whether the locale lets us use other symbols than ASCII. One that names no character set does.
    static boolean unicode(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
            if (!locale.isEmpty()) {
                return !locale.contains(".") || locale.contains("utf-8") || locale.contains("utf8");
            }
        }
        return true;
    }
}
