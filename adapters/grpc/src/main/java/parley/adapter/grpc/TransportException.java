package parley.adapter.grpc;

import parley.kernel.ParleyException;

/// The transport cannot start: its port or a certificate cannot be used.
public final class TransportException extends ParleyException {
    private static final long serialVersionUID = 1L;

    TransportException(String message) {
        super(message);
    }

    TransportException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "transport_failed";
    }
}
