package parley.bench.server;

/// The server that is to be measured does not start, does not answer or refuses what is needed; the message says what.
public final class ServerFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerFaultException(String message) {
        super(message);
    }
}
