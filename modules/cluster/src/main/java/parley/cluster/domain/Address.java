package parley.cluster.domain;

/// Where other instances reach one.
///
/// @param host a name or an IP address, without brackets
/// @param port 1 to 65,535
public record Address(String host, int port) {
    private static final int MAX_PORT = 65_535;

    public Address {
        if (host.isBlank() || host.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("host: '" + host + "' (expected: a name or an IP address)");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("port: " + port + " (expected: 1 to " + MAX_PORT + ")");
        }
    }

    /// Parses `host:port` and `[host]:port`, the latter for IPv6.
    ///
    /// @throws IllegalArgumentException if `text` has another form
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("address: '" + text + "' (expected: host:port)");
        }
        return new Address(host(text.substring(0, colon), text), port(text.substring(colon + 1), text));
    }

    private static String host(String host, String text) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("address: '" + text + "' (expected: [host]:port for IPv6)");
        }
        return bracketed ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(String port, String text) {
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException notNumber) {
            throw new IllegalArgumentException("address: '" + text + "' (expected: host:port)", notNumber);
        }
    }

    /// The form that [#parse] takes.
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
