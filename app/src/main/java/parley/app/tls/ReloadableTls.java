package parley.app.tls;

import io.helidon.common.tls.Tls;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// TLS whose certificate can be exchanged while the listener runs; connections that are open keep theirs.
///
/// Helidon's own exchange of certificates fails at 4.1.2 unless clients are authenticated by certificate, too.
public final class ReloadableTls {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private final Current current;
    private final SSLContext context;

    /// @throws TlsException if the identity cannot be used
    public ReloadableTls(ServerIdentity identity) {
        this.current = new Current(keyManager(identity));
        try {
            context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {current}, new TrustManager[0], null);
        } catch (GeneralSecurityException e) {
            throw new TlsException("TLS is not to be had", e);
        }
    }

    /// For the listener: TLS 1.2 and 1.3.
    public Tls tls() {
        return Tls.builder().sslContext(context).enabledProtocols(PROTOCOLS).build();
    }

    /// What new connections are shown from now on.
    public void use(ServerIdentity identity) {
        current.delegate = keyManager(identity);
    }

    private static X509ExtendedKeyManager keyManager(ServerIdentity identity) {
        try {
            char[] password = new char[0];
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry(
                    "server", identity.key(), password, identity.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return Arrays.stream(factory.getKeyManagers())
                    .filter(X509ExtendedKeyManager.class::isInstance)
                    .map(X509ExtendedKeyManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException("certificate and key cannot be used for TLS", e);
        }
    }

    /// Asks the identity of the moment.
    private static final class Current extends X509ExtendedKeyManager {
        private volatile X509ExtendedKeyManager delegate;

        Current(X509ExtendedKeyManager delegate) {
            this.delegate = delegate;
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return delegate.getServerAliases(keyType, issuers);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return delegate.chooseServerAlias(keyType, issuers, socket);
        }

        @Override
        public @Nullable String chooseEngineServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return delegate.chooseEngineServerAlias(keyType, issuers, engine);
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return delegate.getCertificateChain(alias);
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return delegate.getPrivateKey(alias);
        }
    }
}
