package parley.app.server;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The version of the deployable, as the build wrote it into the jar's manifest.
public final class Version implements IVersionProvider {

    public static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unpackaged");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"parley " + current(), "Java " + Runtime.version()};
    }
}
