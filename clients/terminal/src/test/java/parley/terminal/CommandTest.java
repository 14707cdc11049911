package parley.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    @Test
    void textShouldBeSaidAsTyped() {
        assertEquals(new Command.Say("  hello / there "), Command.parse("  hello / there "));
        assertEquals(new Command.Say("/shrug"), Command.parse("//shrug"));
        assertEquals(new Command.Nothing(), Command.parse("   "));
    }

    @Test
    void commandsShouldBeFound() {
        assertEquals(new Command.To("bob"), Command.parse("/to  bob "));
        assertEquals(new Command.Show(), Command.parse("/LIST"));
        assertEquals(new Command.History(20), Command.parse("/history"));
        assertEquals(new Command.History(200), Command.parse("/history 200"));
        assertEquals(new Command.Who(), Command.parse("/who"));
        assertEquals(new Command.Devices(), Command.parse("/devices"));
        assertEquals(new Command.Help(), Command.parse("/help"));
        assertEquals(new Command.Quit(), Command.parse("/quit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/to", "/dance", "/history 0", "/history 201", "/history x", "/history -1"})
    void mistakesShouldBeExplained(String line) {
        assertInstanceOf(Command.Wrong.class, Command.parse(line));
    }
}
