package parley.bench.server;

/// Gives access tokens of an admin, which allow bulk accounts.
@FunctionalInterface
public interface AdminAccess {

    /// A token that is good for some minutes.
    String token(Rest rest);

    /// Always the same token, as long as it lives.
    static AdminAccess of(String token) {
        return rest -> token;
    }

    /// Logs in, and again before the token ends.
    static AdminAccess loggingIn(String handle, String password) {
        return new AdminLogin(handle, password);
    }
}
