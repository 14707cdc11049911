package parley.proof.injury;

/// What can be done to a running server and its network.
public enum Injury {
    /// SIGKILL in the middle of a burst to the largest group, then start again on the same data.
    KILL,
    /// Reset half of all connections.
    CUT,
    /// Half of all readers stop reading for a while.
    STALL,
    /// Some devices go on over the other transport.
    SWITCH,
    /// Send the same cids many times at once, through whatever happens meanwhile.
    STORM
}
