package parley.bench.load;

/// Somebody who can connect.
///
/// @param user id, 36 characters
/// @param token access token
public record Account(String user, String token) {

    /// Never shows the token, so that it cannot end up in a log.
    @Override
    public String toString() {
        return "Account[user=" + user + "]";
    }
}
