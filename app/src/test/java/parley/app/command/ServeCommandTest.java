package parley.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ServeCommandTest {
    @Test
    void clientsShouldBeSentToLocalhostWhenTheServerListensEverywhere() {
        assertEquals("https://localhost:8443", fromHere("https://0.0.0.0:8443"));
        assertEquals("http://localhost:8080", fromHere("http://[::]:8080"));
    }

    @Test
    void clientsShouldBeSentToTheAddressThatIsListenedOn() {
        assertEquals("http://127.0.0.1:8080", fromHere("http://127.0.0.1:8080"));
        assertEquals("http://[::1]:8080", fromHere("http://[::1]:8080"));
    }

    private static String fromHere(String uri) {
        return ServeCommand.fromHere(URI.create(uri)).toString();
    }
}
