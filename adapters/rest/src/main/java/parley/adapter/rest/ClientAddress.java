package parley.adapter.rest;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Where a call comes from.
///
/// @param address the client's, as far as it can be trusted
/// @param direct whether nobody claims to have forwarded the call
public record ClientAddress(InetAddress address, boolean direct) {
    private static final int SITE_BYTES = 8;

    /// What limits per address count for the client behind `peer`, see [#resolve].
    public static String limitKey(InetAddress peer, Optional<String> forwardedFor, List<AddressRange> trustedProxies) {
        return resolve(peer, forwardedFor, trustedProxies).limitKey();
    }

    /// Resolves the client behind `peer`.
    ///
    /// `X-Forwarded-For` counts only if the peer is a trusted proxy: then the last address in it that is no
    /// trusted proxy itself is the client's. Everything to the left of that may be made up.
    ///
    /// @param forwardedFor the header's value, if any
    static ClientAddress resolve(InetAddress peer, Optional<String> forwardedFor, List<AddressRange> trustedProxies) {
        InetAddress client = peer;
        if (forwardedFor.isEmpty()) {
            return new ClientAddress(client, true);
        }
        List<String> hops = Arrays.asList(forwardedFor.get().split(",", -1)).reversed();
        for (String hop : hops) {
            if (!within(trustedProxies, client)) {
                break;
            }
            Optional<InetAddress> before = literal(hop.strip());
            if (before.isEmpty()) {
                break;
            }
            client = before.get();
        }
        return new ClientAddress(client, false);
    }

    boolean within(List<AddressRange> ranges) {
        return within(ranges, address);
    }

    /// What rate limits count: the address, of IPv6 the first 64 bits, because whoever has one of those has
    /// all of them.
    String limitKey() {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(bytes, 0, SITE_BYTES)
                : HexFormat.of().formatHex(bytes);
    }

    private static boolean within(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(AddressRange.literal(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
