package parley.adapter.grpc.calls;

import parley.adapter.grpc.calls.CallFailedException.Reason;

/// Words for what went wrong with a call, as they travel.
final class Faults {
    static final String BUSY = "busy";
    static final String UNKNOWN = "unknown";
    static final String FAILED = "failed";

    private Faults() {}

    /// What a later version says is taken for failed.
    static Reason reason(String fault) {
        return switch (fault) {
            case BUSY -> Reason.BUSY;
            case UNKNOWN -> Reason.UNKNOWN;
            default -> Reason.FAILED;
        };
    }
}
