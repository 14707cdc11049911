package parley.adapter.grpc.calls;

import parley.kernel.ParleyException;

/// A call to another process got no result. Unless it was refused, it is unknown whether it was done.
public final class CallFailedException extends ParleyException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Why.
    public enum Reason {
        /// No process is known that would answer, or none could be reached.
        UNREACHABLE,
        /// No answer came in time, or it may be lost.
        LOST,
        /// Too many calls wait for answers here, or are worked on there. Nothing was done.
        BUSY,
        /// The other side does not know what was called. Nothing was done.
        UNKNOWN,
        /// The other side failed.
        FAILED
    }

    CallFailedException(Reason reason, String name) {
        super(name + ": " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String code() {
        return "remote_call_failed";
    }
}
