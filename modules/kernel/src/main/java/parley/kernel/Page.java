package parley.kernel;

import java.util.List;

/// One page of a longer list.
///
/// @param items the items of this page, in the order of the list
/// @param next opaque cursor of the following page; empty when this page is the last
public record Page<T>(List<T> items, String next) {
    public Page {
        items = List.copyOf(items);
    }
}
