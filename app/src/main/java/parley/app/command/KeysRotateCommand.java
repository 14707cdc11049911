package parley.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import parley.adapter.security.SigningKey;
import parley.app.server.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Has a new key sign access tokens; what older keys signed stays valid.
@Command(
        name = "rotate",
        description =
                "Have a new key sign access tokens: from the next start of the server on, or soon if instances share a "
                        + "database. "
                        + "What the two keys before signed stays valid.",
        mixinStandardHelpOptions = true)
final class KeysRotateCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        SigningKeys.Rotation rotation = SigningKeys.rotate(options.load());
        List<SigningKey> keys = rotation.keys();
        String older = keys.stream().skip(1).map(SigningKey::id).collect(Collectors.joining(", "));
        spec.commandLine()
                .getOut()
                .printf(
                        rotation.withoutRestart()
                                ? "%s signs within two minutes, at every instance%nstill valid: %s%n"
                                : "%s signs from the next start on%nstill valid: %s%n",
                        keys.getFirst().id(),
                        older);
        return 0;
    }
}
