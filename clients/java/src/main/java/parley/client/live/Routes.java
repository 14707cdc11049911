package parley.client.live;

/// Remembers what the server last said for load balancers, over restarts of the application. May block.
interface Routes {
    /// Empty if there is nothing to remember.
    String last();

    /// @throws parley.client.model.StoreException if it could not be kept
    void keep(String route);
}
