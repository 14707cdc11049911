package parley.cluster.application;

/// The rules that ownership rests on. The model breaks without any one of them.
enum ModelRule {
    /// The owner takes its lease to be over a margin early, because clocks run at different speed.
    MARGIN(1_039_453),
    /// A lease counts from before its renewal was sent.
    SENT_BEFORE(1_178_883),
    /// A beat counts as seen from after the answer came.
    SEEN_AFTER(1_015_308),
    /// A renewal whose outcome is unknown does not count.
    UNKNOWN_IS_NOT_RENEWED(20_262_976),
    /// What is read of the own row gives no lease.
    READING_RENEWS_NOTHING(20_285_114),
    /// The lease ends by the monotonic clock.
    MONOTONIC_CLOCK(20_261_508),
    /// The lease ends by the wall clock.
    WALL_CLOCK(20_261_238),
    /// Nothing is taken from who is not dead in the table.
    BURY_FIRST(20_262_116),
    /// Nobody is marked as dead who beat meanwhile.
    BURY_IF_SILENT(20_267_758),
    /// Who is dead cannot renew.
    RENEW_IF_ALIVE(20_261_141),
    /// A shard is taken only as it was read.
    TAKE_IF_UNCHANGED(20_261_202),
    /// Every owner has a higher epoch.
    HIGHER_EPOCH(20_261_202),
    /// A lease that was over does not hold again.
    NEVER_AGAIN(20_261_564),
    /// The fence is asked again when the write is done.
    ASK_AFTER_WRITING(20_261_221),
    /// The fence ends before the shard is released.
    END_BEFORE_RELEASE(20_266_624);

    private final long seed;

    ModelRule(long seed) {
        this.seed = seed;
    }

    /// Of a walk that breaks without this rule, found by trying one after the other.
    long seed() {
        return seed;
    }
}
