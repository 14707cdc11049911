package parley.client.store;

import java.util.LinkedHashMap;
import java.util.Map;
import parley.client.model.Cid;

/// Swaps an entry of an ordered map without moving it.
final class Replacement {
    private Replacement() {}

    static Map<Cid, Outbox.Entry> of(Map<Cid, Outbox.Entry> entries, Cid refused, Outbox.Entry entry) {
        Map<Cid, Outbox.Entry> replaced = new LinkedHashMap<>();
        entries.forEach((cid, before) -> {
            boolean swapped = cid.equals(refused);
            replaced.put(swapped ? entry.cid() : cid, swapped ? entry : before);
        });
        return replaced;
    }
}
