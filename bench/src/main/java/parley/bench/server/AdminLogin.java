package parley.bench.server;

import java.util.concurrent.TimeUnit;

/// Logs an admin in, and again before the token ends: a search for the highest rate takes longer than a token lives.
final class AdminLogin implements AdminAccess {

    private static final long RENEW_AFTER = TimeUnit.MINUTES.toNanos(5);

    private final String handle;
    private final String password;
    private String token = "";
    private long since;

    AdminLogin(String handle, String password) {
        this.handle = handle;
        this.password = password;
    }

    @Override
    public synchronized String token(Rest rest) {
        if (token.isEmpty() || System.nanoTime() - since > RENEW_AFTER) {
            since = System.nanoTime();
            token = rest.logIn(handle, password);
        }
        return token;
    }
}
