package parley.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Lists dead letters.
@Command(name = "list", description = "List dead letters, oldest first, at most 200.", mixinStandardHelpOptions = true)
final class DeadLettersListCommand implements Callable<Integer> {
    @Mixin
    private final RunningServer server = new RunningServer();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        DeadLetterPage page = DeadLetterPage.read(server.call("GET", "/v1/admin/dead-letters?limit=200"));
        PrintWriter out = spec.commandLine().getOut();
        List<DeadLetterPage.Letter> letters = page.letters();
        letters.forEach(letter -> out.printf(
                "%s  %s  %s  %d bytes  %s%n",
                letter.id(), letter.at(), letter.queue(), letter.size(), letter.reason()));
        if (page.total() > letters.size()) {
            out.printf("the oldest %d of %d dead letters%n", letters.size(), page.total());
        } else {
            out.printf("%d dead letters%n", letters.size());
        }
        out.flush();
        return 0;
    }
}
