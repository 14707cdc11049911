package parley.proof.injury;

/// What can be done to a running cluster and all that it needs.
enum ClusterInjury {
    /// SIGKILL of an instance in the middle of a burst to the largest group; it comes back later.
    KILL_INSTANCE,
    /// An instance is stopped (SIGSTOP) for longer than its leases last, and then goes on as if nothing had been.
    PAUSE_INSTANCE,
    /// All connections between instances to one of them break and cannot be made anew for a while.
    CUT_LINKS,
    /// Nothing gets through on them any more in one direction, for a while.
    STALL_LINKS,
    /// Redis forgets everything.
    FLUSH_REDIS,
    /// SIGKILL of the broker, which is started again.
    RESTART_ARTEMIS,
    /// SIGKILL of one Cassandra node of three; it comes back later.
    STOP_CASSANDRA_NODE,
    /// SIGKILL of PostgreSQL, which is started again.
    RESTART_POSTGRESQL,
    /// Half of the clients' connections break.
    CUT_CLIENTS,
    /// Half of the clients stop reading for a while.
    STALL_CLIENTS,
    /// Some devices go on over the other transport.
    SWITCH_TRANSPORTS,
    /// The same cids are sent many times at once.
    STORM
}
