package parley.adapter.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTextTest {
    private static final String V7 = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final String V4 = "9f1c1f0e-52c0-4f3d-9d5b-0a6f1d2e3c4b";

    @Test
    void parseShouldReturnTheIdWhenTextIsCanonical() {
        assertEquals(V4, IdText.parse("user", V4).toString());
        assertTrue(IdText.valid(V7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "9F1C1F0E-52C0-4F3D-9D5B-0A6F1D2E3C4B",
                "9f1c1f0e-52c0-4f3d-9d5b-0a6f1d2e3c4",
                "9f1c1f0e-52c0-4f3d-9d5b-0a6f1d2e3c4b0",
                "9f1c1f0e052c0-4f3d-9d5b-0a6f1d2e3c4b",
                "9f1c1f0e-52c0-4f3d-9d5b-0a6f1d2e3c4g",
                "000000001-000-0000-0000-000000000001"
            })
    void parseShouldRefuseEveryOtherForm(String text) {
        assertFalse(IdText.valid(text));
        RefusedInputException refused = assertThrows(RefusedInputException.class, () -> IdText.parse("user", text));
        assertEquals(ErrorCode.BAD_FRAME, refused.code());
        assertTrue(refused.text().startsWith("user: "));
    }

    @Test
    void parseVersion7ShouldRefuseOtherVersions() {
        assertEquals(V7, IdText.parseVersion7("cid", V7).toString());
        assertThrows(RefusedInputException.class, () -> IdText.parseVersion7("cid", V4));
    }
}
