package parley.adapter.rest;

import java.util.List;

/// Routes that belong together, usually those of one context.
@FunctionalInterface
public interface RouteGroup {
    /// The same list at every call.
    List<Route> routes();
}
