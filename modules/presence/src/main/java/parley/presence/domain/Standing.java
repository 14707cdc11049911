package parley.presence.domain;

/// How a connection stands in the registry.
public enum Standing {
    /// It is the one of its device, as before.
    KEPT,
    /// It was missing, and is the one of its device again.
    RESTORED,
    /// A newer connection of its device is the one.
    SUPERSEDED
}
