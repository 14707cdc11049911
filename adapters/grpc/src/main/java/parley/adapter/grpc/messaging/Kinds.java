package parley.adapter.grpc.messaging;

/// Kinds of messaging's envelopes. Numbers are never used again.
public final class Kinds {
    public static final int ERRANDS = 1;
    public static final int ERRAND_ANSWER = 2;
    public static final int DELIVERY = 3;

    private Kinds() {}
}
