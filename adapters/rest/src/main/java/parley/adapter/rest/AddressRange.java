package parley.adapter.rest;

import java.net.InetAddress;
import java.util.Arrays;

/// A range of IP addresses in CIDR notation.
public final class AddressRange {
    private final byte[] network;
    private final int prefixBits;

    private AddressRange(byte[] network, int prefixBits) {
        this.network = network;
        this.prefixBits = prefixBits;
    }

    /// Reads `10.0.0.0/8`, `::1` and the like; without a prefix length the range is one address.
    ///
    /// @throws IllegalArgumentException if `text` has another form
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = literal(slash < 0 ? text : text.substring(0, slash)).getAddress();
        int most = network.length * Byte.SIZE;
        int prefixBits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
        if (prefixBits < 0 || prefixBits > most) {
            throw new IllegalArgumentException("prefix length of " + text + " (expected: 0 to " + most + ")");
        }
        return new AddressRange(network, prefixBits);
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        int whole = prefixBits / Byte.SIZE;
        if (!Arrays.equals(bytes, 0, whole, network, 0, whole)) {
            return false;
        }
        int rest = prefixBits % Byte.SIZE;
        return rest == 0 || ((bytes[whole] ^ network[whole]) & (0xFF << (Byte.SIZE - rest)) & 0xFF) == 0;
    }

    /// Reads an address without ever asking a name server.
    ///
    /// @throws IllegalArgumentException if `text` is no IP address
    static InetAddress literal(String text) {
        return InetAddress.ofLiteral(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange range
                && Arrays.equals(network, range.network)
                && prefixBits == range.prefixBits;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + prefixBits;
    }
}
