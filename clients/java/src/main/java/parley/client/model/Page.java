package parley.client.model;

import java.util.List;

/// One page of a longer list.
///
/// @param next cursor of the following page; empty when this page is the last
public record Page<T>(List<T> items, String next) {
    public Page {
        items = List.copyOf(items);
    }

    public boolean last() {
        return next.isEmpty();
    }
}
