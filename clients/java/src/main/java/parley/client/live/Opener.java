package parley.client.live;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import parley.client.model.ClientException;
import parley.client.model.ErrorCode;
import parley.client.model.LoginRequiredException;
import parley.client.model.RefusedException;
import parley.client.model.StoreException;
import parley.client.wire.ClientFrames;

/// Opens a link with an access token that the server accepts. Blocks, so it runs outside of all locks.
final class Opener {
    private final Parts parts;

    /// What came of it.
    sealed interface Outcome {
        record Opened(Transport.Link link, String token) implements Outcome {}

        record LoginRequired(ClientException cause) implements Outcome {}

        /// @param waitMillis how long the server asks to wait; 0 if it does not
        /// @param obstructed see [TransportChoice#failed]
        /// @param greeted whether the server may have been greeted all the same
        record Failed(ClientException cause, long waitMillis, boolean obstructed, boolean greeted) implements Outcome {}
    }

    Opener(Parts parts) {
        this.parts = parts;
    }

    /// @param refused a token that the server has refused; empty for none
    /// @param route what the last `welcome` said; empty at first, then what is remembered counts
    Outcome open(TransportKind kind, String refused, String route, Transport.Listener listener) {
        try {
            TokenSource tokens = parts.tokens();
            String token = refused.isEmpty() ? tokens.accessToken() : tokens.accessTokenInsteadOf(refused);
            try {
                return opened(kind, token, route, listener);
            } catch (RefusedException refusal) {
                if (refusal.code() != ErrorCode.UNAUTHENTICATED || !refused.isEmpty()) {
                    throw refusal;
                }
                return opened(kind, tokens.accessTokenInsteadOf(token), route, listener);
            }
        } catch (LoginRequiredException invalid) {
            return new Outcome.LoginRequired(invalid);
        } catch (RefusedException refusal) {
            return refusal.code() == ErrorCode.UNAUTHENTICATED
                    ? new Outcome.LoginRequired(refusal)
                    : new Outcome.Failed(
                            refusal, refusal.retryAfter().toMillis(), refusal.code() == ErrorCode.OTHER, false);
        } catch (ClientException unreachable) {
            boolean somebody = !nobodyThere(unreachable);
            return new Outcome.Failed(unreachable, 0, somebody, somebody && kind == TransportKind.POLLING);
        }
    }

    /// Remembers a route; without one the next start may only take a longer way.
    void remember(String route) {
        try {
            parts.routes().keep(route);
        } catch (StoreException unwritable) {
            // The login is kept in the same place: its next refresh says so to the application.
        }
    }

    private Outcome opened(TransportKind kind, String token, String route, Transport.Listener listener) {
        String known = route.isEmpty() ? parts.routes().last() : route;
        String hello = ClientFrames.hello(parts.client());
        Transport transport = kind == TransportKind.WEBSOCKET ? parts.webSocket() : parts.polling();
        return new Outcome.Opened(transport.open(new Transport.Opening(token, known, hello), listener), token);
    }

    /// Where not even a connection comes about, another transport would fare no better.
    private static boolean nobodyThere(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }
}
