package parley.client.live;

/// Where access tokens come from. Both methods may block for a refresh.
interface TokenSource {
    /// @throws parley.client.model.LoginRequiredException if the device has no valid login
    /// @throws parley.client.model.UnreachableException if a refresh was due and got no answer
    String accessToken();

    /// Another token than one that the server refused.
    String accessTokenInsteadOf(String refused);
}
