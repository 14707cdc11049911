package parley.proof.injury;

/// What can be done to a running server and its network.
public enum Injury {
    /// SIGKILL, then start again on the same data.
    KILL,
    /// Reset half of all connections.
    CUT,
    /// Half of all readers stop reading for a while.
    STALL,
    /// Send the same cids many times at once, through whatever happens meanwhile.
    STORM
}
