package parley.adapter.artemis;

/// The queues that there are.
public final class QueueNames {
    /// What large groups leave to be done.
    public static final String FAN_OUT = "parley.fan-out";

    /// Jobs that nobody could make sense of.
    public static final String DEAD = "parley.dead";

    private QueueNames() {}

    /// Whether jobs are put there and taken from there.
    static boolean isOfJobs(String name) {
        return name.equals(FAN_OUT);
    }
}
