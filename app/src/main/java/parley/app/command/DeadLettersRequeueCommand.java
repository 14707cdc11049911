package parley.app.command;

import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Puts one dead letter back.
@Command(
        name = "requeue",
        description = "Put a dead letter back to the end of the queue it came from, once its cause is gone; otherwise"
                + " it becomes a dead letter again.",
        mixinStandardHelpOptions = true)
final class DeadLettersRequeueCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "As list prints it.")
    private UUID id = new UUID(0, 0);

    @Mixin
    private final RunningServer server = new RunningServer();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        server.call("POST", "/v1/admin/dead-letters/" + id + "/requeue");
        spec.commandLine().getOut().printf("requeued %s%n", id);
        return 0;
    }
}
