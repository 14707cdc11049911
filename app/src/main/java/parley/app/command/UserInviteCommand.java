package parley.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import parley.app.check.StartupException;
import parley.app.server.Administration;
import parley.identity.port.in.CreateInvite;
import parley.identity.port.in.FindUser;
import parley.kernel.UserId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Creates a code that lets people register while registration is by invite.
@Command(
        name = "invite",
        description = "Create a code that lets people register while identity.registration is invite.",
        mixinStandardHelpOptions = true)
final class UserInviteCommand implements Callable<Integer> {
    /// Sees what everybody sees.
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    @Option(names = "--as", required = true, paramLabel = "HANDLE", description = "Admin in whose name it is created.")
    private String admin = "";

    @Option(
            names = "--uses",
            paramLabel = "N",
            description = "How many accounts it is good for (default: ${DEFAULT-VALUE}).")
    private int uses = 1;

    @Option(names = "--days", paramLabel = "N", description = "How many days it is good (default: ${DEFAULT-VALUE}).")
    private int days = 7;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Administration administration = Administration.open(options.load())) {
            CreateInvite.Command command =
                    new CreateInvite.Command(find(administration.findUser()), uses, Duration.ofDays(days));
            switch (administration.createInvite().create(command)) {
                case CreateInvite.Result.Created created ->
                    spec.commandLine()
                            .getOut()
                            .printf(
                                    "invite %s%ngood for %d until %s%n",
                                    created.code(), created.uses(), Instant.ofEpochMilli(created.expiresAt()));
                case CreateInvite.Result.Forbidden() -> throw new StartupException(admin + " is no admin");
                case CreateInvite.Result.Invalid(String field, String expected) ->
                    throw new StartupException(field + ": not acceptable (expected: " + expected + ")");
            }
            return 0;
        }
    }

    private UserId find(FindUser findUser) {
        return switch (findUser.find(new FindUser.Query(NOBODY, new FindUser.Key.ByHandle(admin)))) {
            case FindUser.Result.Found found -> found.profile().user();
            case FindUser.Result.NotFound() -> throw new StartupException("no account has the handle " + admin);
        };
    }
}
