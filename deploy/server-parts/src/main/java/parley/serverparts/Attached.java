package parley.serverparts;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs the main class that its first argument names until standard input ends, which it does when the process that
 * started this one is gone, however it went.
 */
public final class Attached {
    private Attached() {}

    /** Runs the class args[0] with the other arguments. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread guard = new Thread(Attached::endWithParent, "guard");
        guard.setDaemon(true);
        guard.start();
        Object rest = Arrays.copyOfRange(args, 1, args.length);
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, rest);
        } catch (InvocationTargetException failed) {
            failed.getCause().printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said.
            }
        } catch (IOException closed) {
            // The same as the end.
        }
        Runtime.getRuntime().halt(1);
    }
}
