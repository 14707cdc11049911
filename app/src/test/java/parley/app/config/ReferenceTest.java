package parley.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final String ADVICE = "run parley.app.config.Reference to write it anew";

    @Test
    void sampleFileShouldHoldEveryKeyWithItsDefault() {
        List<String> problems = new ArrayList<>();
        Map<String, String> written = new LinkedHashMap<>();
        YamlFile.read(Reference.SAMPLE, problems).forEach((name, entry) -> written.put(name, entry.text()));
        Map<String, String> expected = new LinkedHashMap<>();
        ParleyConfig.keys().forEach(key -> expected.put(key.name(), key.standard()));

        assertEquals(List.of(), problems);
        assertEquals(expected, written);
    }

    @Test
    void sampleFileShouldExplainEveryKey() throws IOException {
        assertEquals(Reference.sample(), Files.readString(Reference.SAMPLE), ADVICE);
    }

    @Test
    void manualShouldListEveryKey() throws IOException {
        String manual = Files.readString(Reference.MANUAL);

        assertEquals(Reference.manual(manual), manual, ADVICE);
    }
}
