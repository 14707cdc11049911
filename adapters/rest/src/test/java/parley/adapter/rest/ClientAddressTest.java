package parley.adapter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private static final List<AddressRange> PROXIES =
            List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("fd00::/8"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1|203.0.113.5|192.0.2.1",
                "10.0.0.1|203.0.113.5|203.0.113.5",
                "10.0.0.1|1.1.1.1, 203.0.113.5|203.0.113.5",
                "10.0.0.1|1.1.1.1, 203.0.113.5, 10.0.0.2|203.0.113.5",
                "10.0.0.1|10.0.0.3, 10.0.0.2|10.0.0.3",
                "10.0.0.1|nonsense|10.0.0.1",
                "10.0.0.1|1.1.1.1, nonsense, 10.0.0.2|10.0.0.2",
                "10.0.0.1|localhost|10.0.0.1",
                "10.0.0.1|''|10.0.0.1",
                "fd00::1|2001:db8::7|2001:db8:0:0:0:0:0:7"
            })
    void clientShouldBeTheLastAddressThatNoTrustedProxyHas(String peer, String forwardedFor, String client) {
        ClientAddress address = ClientAddress.resolve(InetAddress.ofLiteral(peer), Optional.of(forwardedFor), PROXIES);
        assertEquals(client, address.address().getHostAddress());
        assertEquals(false, address.direct());
    }

    @Test
    void peerShouldBeTheClientWhenNobodyForwarded() {
        ClientAddress address = ClientAddress.resolve(InetAddress.ofLiteral("10.0.0.1"), Optional.empty(), PROXIES);
        assertEquals(new ClientAddress(InetAddress.ofLiteral("10.0.0.1"), true), address);
    }

    @Test
    void limitShouldCountAnIpv6SiteAsOne() {
        assertEquals(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assertEquals(false, key("2001:db8:1:2::1").equals(key("2001:db8:1:3::1")));
        assertEquals(false, key("192.0.2.1").equals(key("192.0.2.2")));
        assertEquals(key("192.0.2.1"), key("::ffff:192.0.2.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8, 127.255.0.1, true",
        "127.0.0.0/8, 128.0.0.1, false",
        "192.0.2.128/25, 192.0.2.200, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "::1, ::1, true",
        "::1, ::2, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::/0, 127.0.0.1, false"
    })
    void rangeShouldContainItsAddresses(String range, String address, boolean contained) {
        assertEquals(contained, AddressRange.parse(range).contains(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", "10.0.0.0/"})
    void rangeShouldRefuseOtherTexts(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(text));
    }

    private static String key(String address) {
        return new ClientAddress(InetAddress.ofLiteral(address), true).limitKey();
    }
}
