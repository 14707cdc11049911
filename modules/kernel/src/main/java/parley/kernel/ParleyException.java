package parley.kernel;

/// Base of all faults that Parley raises itself. Business outcomes are sealed results, never exceptions.
public abstract class ParleyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected ParleyException(String message) {
        super(message);
    }

    protected ParleyException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Stable word for logs and metrics, for example `log_unavailable`.
    public abstract String code();
}
