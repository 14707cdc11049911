package parley.app.check;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import parley.app.warning.OperatorWarning;

/// How many clients the system lets this process serve: each connection needs a file descriptor.
public final class Descriptors {
    /// For the stores, jars, logs and everything else.
    private static final long RESERVE = 1_000;

    private static final int FEW = 1_000;

    private Descriptors() {}

    /// As many connections as configured and as the system allows.
    public static int connections(int configured) {
        return (int) Math.min(configured, Math.max(1, limit() - RESERVE));
    }

    static Finding check(int configured) {
        int connections = connections(configured);
        String text = "descriptor limit " + limit() + ": up to " + connections + " connections";
        return connections < Math.min(configured, FEW)
                ? new Finding.Noteworthy(OperatorWarning.FEW_DESCRIPTORS, text + " (ulimit -n shows and raises it)")
                : new Finding.Good(text);
    }

    private static long limit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
    }
}
