package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SttyTest {
    @Test
    void sizeShouldBeReadWhereItIsKnown() {
        assertEquals(Optional.of(new Terminal.Size(24, 80)), Stty.parsed("24 80"));
        assertTrue(Stty.parsed("0 0").isEmpty());
        assertTrue(Stty.parsed("").isEmpty());
        assertTrue(Stty.parsed("24 80 x").isEmpty());
    }

    @Test
    void localeShouldDecideOnSymbols() {
        assertTrue(Main.unicode(Map.of()));
        assertTrue(Main.unicode(Map.of("LANG", "en_US.UTF-8")));
        assertTrue(Main.unicode(Map.of("LANG", "C")));
        assertFalse(Main.unicode(Map.of("LANG", "en_US.ISO-8859-1")));
        assertFalse(Main.unicode(Map.of("LC_ALL", "de_DE.ISO-8859-15", "LANG", "C.utf8")));
    }
}
