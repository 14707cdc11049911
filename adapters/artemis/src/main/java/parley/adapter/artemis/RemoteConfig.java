package parley.adapter.artemis;

import java.util.Locale;

/// A broker that runs elsewhere and serves several instances.
///
/// @param url where it is, as Artemis' clients write it: `tcp://host:61616`, or a pair of which one waits for the other
///     to fail, `(tcp://a:61616,tcp://b:61616)?ha=true`
/// @param username empty if it asks for none
/// @param password empty if it asks for none
public record RemoteConfig(String url, String username, String password) {
    public RemoteConfig {
        String lower = url.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("tcp://") && !lower.startsWith("(tcp://")) {
            throw new IllegalArgumentException(
                    "url: " + url + " (expected: tcp://host:port, or (tcp://host:port,tcp://host:port)?ha=true)");
        }
    }

    /// Never shows the password, so that it cannot end up in a log.
    @Override
    public String toString() {
        return "RemoteConfig[url=" + url + "]";
    }
}
