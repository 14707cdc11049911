package parley.messaging.port.out;

import parley.kernel.ParleyException;

/// It is not known now who is connected, and where.
public final class RegistryUnavailableException extends ParleyException {
    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "registry_unavailable";
    }
}
