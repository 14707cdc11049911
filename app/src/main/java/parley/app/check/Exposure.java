package parley.app.check;

import java.net.InetAddress;
import java.net.UnknownHostException;
import parley.app.config.ParleyConfig;
import parley.app.warning.OperatorWarning;

/// Who can listen in on what clients say.
final class Exposure {
    private Exposure() {}

    static Finding check(ParleyConfig config) {
        String host = config.server().host();
        if (config.tls().isOn()) {
            return new Finding.Good("TLS is on");
        }
        if (isLoopback(host)) {
            return new Finding.Good("plaintext, on loopback only");
        }
        if (config.server().allowPlaintext()) {
            return new Finding.Noteworthy(
                    OperatorWarning.PLAINTEXT_EXPOSED,
                    "passwords and messages travel unencrypted to " + host
                            + "; only a proxy that ends TLS may be able to connect to it");
        }
        return new Finding.Bad("server.host: " + host + " is reachable from other machines and TLS is off (expected: "
                + "tls.certificate and tls.private-key, or server.allow-plaintext: true behind a proxy that ends TLS)");
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException cannotBeBoundEither) {
            return true;
        }
    }
}
