package parley.devcluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Commands that run a main class with the Java that runs this, until this JVM is gone.
final class ChildJvm {
    private static final String ATTACHED = "parley.serverparts.Attached";

    private ChildJvm() {}

    /// The program that runs this JVM.
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// @param options of the JVM, without the class path
    static List<String> command(List<String> options, String classPath, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, ATTACHED, mainClass));
        command.addAll(arguments);
        return command;
    }
}
