package parley.adapter.redisson;

import java.time.Duration;
import java.util.List;

/// @param mode how the servers at `addresses` work together
/// @param addresses `host:port` of the server, of the sentinels, or of some nodes of the cluster; 1 to 32
/// @param master what the sentinels call the server in charge; only with [Mode#SENTINEL]
/// @param login user and password
/// @param tls whether and how connections are encrypted
/// @param patience how long to wait
/// @param size how much at once
public record RedisConfig(
        Mode mode, List<String> addresses, String master, Login login, Tls tls, Patience patience, Size size) {
    private static final int MAX_ADDRESSES = 32;

    public RedisConfig {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || addresses.size() > MAX_ADDRESSES) {
            throw new IllegalArgumentException(
                    "addresses: " + addresses.size() + " (expected: 1 to " + MAX_ADDRESSES + ")");
        }
        if (mode == Mode.STANDALONE && addresses.size() > 1) {
            throw new IllegalArgumentException("addresses: " + addresses.size() + " (expected: 1 for standalone)");
        }
        if ((mode == Mode.SENTINEL) == master.isEmpty()) {
            throw new IllegalArgumentException("master: '" + master + "' (expected: a name with sentinel, else none)");
        }
        addresses.forEach(RedisConfig::checkAddress);
    }

    /// One server without a password.
    public static RedisConfig standalone(String address) {
        return of(Mode.STANDALONE, List.of(address), "");
    }

    /// @param master what the sentinels call the server in charge
    public static RedisConfig sentinel(List<String> sentinels, String master) {
        return of(Mode.SENTINEL, sentinels, master);
    }

    public static RedisConfig cluster(List<String> nodes) {
        return of(Mode.CLUSTER, nodes, "");
    }

    private static RedisConfig of(Mode mode, List<String> addresses, String master) {
        return new RedisConfig(mode, addresses, master, Login.NONE, Tls.OFF, Patience.DEFAULT, Size.DEFAULT);
    }

    private static void checkAddress(String address) {
        int colon = address.lastIndexOf(':');
        boolean good = colon > 0 && address.substring(colon + 1).matches("[0-9]{1,5}") && !address.contains("/");
        if (!good || Integer.parseInt(address.substring(colon + 1)) > 65_535) {
            throw new IllegalArgumentException("address: '" + address + "' (expected: host:port)");
        }
    }

    /// How Redis is run.
    public enum Mode {
        /// One server.
        STANDALONE,
        /// A server in charge and replicas, watched by sentinels.
        SENTINEL,
        /// Nodes that share the keys.
        CLUSTER
    }

    /// @param user empty for the default user
    /// @param password empty for none; also for the sentinels
    public record Login(String user, String password) {
        public static final Login NONE = new Login("", "");

        @Override
        public String toString() {
            return "Login[user=" + user + ", password=" + (password.isEmpty() ? "none" : "***") + "]";
        }
    }

    /// @param on whether connections are encrypted; certificates and host names are always checked then
    /// @param trustStore file with the authorities to trust (PKCS #12 or JKS); empty for those of the JDK
    /// @param keyStore file with the certificate to show; empty for none
    public record Tls(
            boolean on, String trustStore, String trustStorePassword, String keyStore, String keyStorePassword) {
        public static final Tls OFF = new Tls(false, "", "", "", "");

        @Override
        public String toString() {
            return "Tls[on=" + on + ", trustStore=" + trustStore + ", keyStore=" + keyStore + "]";
        }
    }

    /// @param connect how long making a connection may take; default 1 s
    /// @param answer how long a caller waits for an answer; default 250 ms
    /// @param failures after how many calls in a row that were not answered no caller waits any more, until a
    /// probe
    ///     is answered; default 3
    /// @param probe how often it is tried then whether Redis is back; default 500 ms
    public record Patience(Duration connect, Duration answer, int failures, Duration probe) {
        public static final Patience DEFAULT =
                new Patience(Duration.ofSeconds(1), Duration.ofMillis(250), 3, Duration.ofMillis(500));

        public Patience {
            positive("connect", connect);
            positive("answer", answer);
            positive("failures", failures);
            positive("probe", probe);
        }
    }

    /// @param connections most connections to a node; default 16
    /// @param calls most calls that wait for an answer at a time; more are refused as if Redis were away;
    /// default
    ///     4,096
    /// @param ioThreads threads that read and write; default 2
    public record Size(int connections, int calls, int ioThreads) {
        public static final Size DEFAULT = new Size(16, 4_096, 2);

        public Size {
            positive("connections", connections);
            positive("calls", calls);
            positive("ioThreads", ioThreads);
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}
