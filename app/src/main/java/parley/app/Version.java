package parley.app;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The version of the deployable, as the build wrote it into the jar's manifest.
final class Version implements IVersionProvider {

    static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unpackaged");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"parley " + current(), "Java " + Runtime.version()};
    }
}
