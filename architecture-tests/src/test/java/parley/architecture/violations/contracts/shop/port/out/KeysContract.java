package parley.architecture.violations.contracts.shop.port.out;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

public interface KeysContract {
    Keys tested();

    @Test
    default void addShouldCount() {
        tested().add(1);
        assertEquals(1, tested().count());
    }
}
