package parley.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final Map<String, Page<Integer>> pages = Map.of(
            "", new Page<>(List.of(1, 2), "b"), "b", new Page<>(List.of(), "c"), "c", new Page<>(List.of(3), ""));
    private final List<String> asked = new ArrayList<>();

    private Page<Integer> page(String cursor) {
        asked.add(cursor);
        return pages.get(cursor);
    }

    @Test
    void itemsShouldComeFromAllPages() {
        assertEquals(List.of(1, 2, 3), Pages.items(this::page).toList());
        assertEquals(List.of("", "b", "c"), asked);
    }

    @Test
    void pageShouldBeAskedForOnlyWhenItIsReached() {
        assertEquals(List.of(1, 2), Pages.items(this::page).limit(2).toList());
        assertEquals(List.of(""), asked);
    }
}
