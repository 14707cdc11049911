package parley.adapter.rest;

import io.helidon.http.Method;

/// One row of the table of routes.
///
/// @param path pattern with parameters in braces, as in the OpenAPI document, for example `/v1/devices/{device}`
/// @param access who may call it
public record Route(Method method, String path, Access access, Endpoint endpoint) {
    /// Who may call a route.
    public enum Access {
        /// Everybody.
        PUBLIC,
        /// Whoever has an access token.
        USER,
        /// As [#USER], but the endpoint charges the user's rate limit by itself, because it has to look up the cid
        /// before it refuses.
        SENDER,
        /// Whoever has the access token of an admin.
        ADMIN,
        /// Operators: from the configured addresses without a token, from elsewhere with that of an admin.
        OPERATOR
    }

    public static Route get(String path, Access access, Endpoint endpoint) {
        return new Route(Method.GET, path, access, endpoint);
    }

    public static Route post(String path, Access access, Endpoint endpoint) {
        return new Route(Method.POST, path, access, endpoint);
    }

    public static Route put(String path, Access access, Endpoint endpoint) {
        return new Route(Method.PUT, path, access, endpoint);
    }

    public static Route patch(String path, Access access, Endpoint endpoint) {
        return new Route(Method.PATCH, path, access, endpoint);
    }

    public static Route delete(String path, Access access, Endpoint endpoint) {
        return new Route(Method.DELETE, path, access, endpoint);
    }

    /// Method and path, for logs and metrics: `GET /v1/devices`.
    public String name() {
        return method.text() + " " + path;
    }
}
