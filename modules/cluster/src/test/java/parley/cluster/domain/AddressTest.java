package parley.cluster.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AddressTest {
    @Test
    void parseShouldReadNamesAndBothKindsOfIpAddresses() {
        assertEquals(new Address("chat-1.example.org", 7300), Address.parse("chat-1.example.org:7300"));
        assertEquals(new Address("10.0.0.1", 1), Address.parse("10.0.0.1:1"));
        assertEquals(new Address("fe80::1", 65_535), Address.parse("[fe80::1]:65535"));
    }

    @Test
    void toStringShouldGiveWhatParseTakes() {
        for (String text : List.of("host:1", "[::1]:7300")) {
            assertEquals(text, Address.parse(text).toString());
        }
    }

    @Test
    void parseShouldRefuseEverythingElse() {
        for (String text : List.of("", "host", ":1", "host:", "host:x", "host:0", "host:65536", "::1:7300", "a b:1")) {
            assertThrows(IllegalArgumentException.class, () -> Address.parse(text), text);
        }
    }
}
