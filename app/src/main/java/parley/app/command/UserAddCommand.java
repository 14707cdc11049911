package parley.app.command;

import java.util.concurrent.Callable;
import parley.app.check.StartupException;
import parley.app.server.Administration;
import parley.identity.domain.Password;
import parley.identity.port.in.AddAccount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Adds an account, whatever the registration mode.
@Command(name = "add", description = "Add an account, whatever the registration mode.", mixinStandardHelpOptions = true)
final class UserAddCommand implements Callable<Integer> {
    @Parameters(paramLabel = "HANDLE", description = "By which others find the user: 3 to 32 of a-z, 0-9, _, . and -.")
    private String handle = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What others see (default: the handle).")
    private String name = "";

    @Option(names = "--admin", description = "May create invites and use /v1/admin.")
    private boolean admin;

    @Mixin
    private final PasswordSource passwordSource = new PasswordSource();

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Administration administration = Administration.open(options.load())) {
            Password password = new Password(passwordSource.read(System.getenv()));
            AddAccount.Command command = new AddAccount.Command(handle, password, name, admin);
            String user = switch (administration.addAccount().add(command)) {
                case AddAccount.Result.Added added -> added.profile().user().toString();
                case AddAccount.Result.HandleTaken() -> throw new StartupException("handle " + handle + ": taken");
                case AddAccount.Result.Invalid(String field, String expected) ->
                    throw new StartupException(field + ": not acceptable (expected: " + expected + ")");
                case AddAccount.Result.Busy ignored ->
                    throw new StartupException("too many passwords are being hashed; try again");
            };
            spec.commandLine().getOut().printf("added %s%s %s%n", admin ? "admin " : "", handle, user);
            return 0;
        }
    }
}
