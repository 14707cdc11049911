package parley.adapter.websocket.session;

import java.net.InetAddress;
import java.util.Optional;

/// Says where a request for a connection or session comes from, for the limits of one address: requests with the same
/// text share them.
@FunctionalInterface
public interface Origin {
    /// @param forwardedFor value of `X-Forwarded-For`, if there is one; anybody can write it
    String of(InetAddress peer, Optional<String> forwardedFor);
}
