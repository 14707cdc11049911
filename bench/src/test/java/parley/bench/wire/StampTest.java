package parley.bench.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {

    private static final RunClock CLOCK = new RunClock(5_000_000_123L, 1_700_000_000_000L);

    @ParameterizedTest
    @CsvSource({
        "5000000123, 0, 0",
        "5000000122, 1, 2",
        "5000999999, 1048575, 2147483647",
        "9876543210123, 77, 123456",
        "-42, 3, 9"
    })
    void readShouldGiveWhatWasWritten(long dueAt, int way, int number) {
        byte[] bytes = new byte[50];
        int end = new Stamp(CLOCK).write(bytes, 5, dueAt, way, number);

        Stamp read = new Stamp(CLOCK);
        assertTrue(read.read(bytes, 5));
        assertEquals(5 + Stamp.LENGTH, end);
        assertEquals(dueAt, read.dueAt());
        assertEquals(way, read.way());
        assertEquals(number, read.number());
    }

    @Test
    void writeShouldGiveVersion7OfTheTimeOfDay() {
        byte[] bytes = new byte[Stamp.LENGTH];
        new Stamp(CLOCK).write(bytes, 0, CLOCK.nanos() + 3_999_999, 5, 6);

        UUID id = UUID.fromString(new String(bytes, US_ASCII));
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(1_700_000_000_003L, id.getMostSignificantBits() >>> 16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01890a5d-ac96-474b-8cce-b302099a8057", // version 4
                "01890a5d-ac96-774b-ccce-b302099a8057", // another variant
                "01890a5d-ac96-774b-8cce-b302x99a8057", // no digit
                "01890a5dxac96-774b-8cce-b302099a8057", // no dash
                "01890a5d-ac96-7fff-8fff-000000000001", // more nanoseconds than a millisecond has
                "01890a5d-ac96-7000-8000-0000ffffffff" // a negative number
            })
    void readShouldRefuseWhatNobodyWrote(String id) {
        assertFalse(new Stamp(CLOCK).read(id.getBytes(US_ASCII), 0));
    }
}
