package parley.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class CidTest {
    @Test
    void cidShouldBeAVersion7UuidOfItsTime() {
        Cid cid = Cid.of(1_750_000_000_123L, -1, -1);
        assertEquals(7, cid.value().version());
        assertEquals(2, cid.value().variant());
        assertEquals(1_750_000_000_123L, cid.mintedAt());
        assertEquals(cid, Cid.parse(cid.toString()));
    }

    @Test
    void otherUuidsShouldBeRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Cid(UUID.randomUUID()));
        assertThrows(IllegalArgumentException.class, () -> Cid.parse("0-0-0-0-0"));
    }
}
