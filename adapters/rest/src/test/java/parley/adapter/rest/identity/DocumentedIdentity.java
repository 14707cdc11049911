package parley.adapter.rest.identity;

import java.util.Map;
import parley.adapter.rest.RouteGroup;

/// Identity's routes and limits for comparing them with the document.
public final class DocumentedIdentity {
    private static final String SCHEMAS = "/components/schemas/";

    private DocumentedIdentity() {}

    public static RouteGroup routes() {
        return new IdentityRoutes(new FakeIdentity().ports());
    }

    /// Limits of the code by their place in the document.
    public static Map<String, Integer> limits() {
        return Map.of(
                SCHEMAS + "Handle/maxLength", BodyLimits.HANDLE,
                SCHEMAS + "Name/maxLength", BodyLimits.NAME,
                SCHEMAS + "Password/maxLength", BodyLimits.PASSWORD,
                SCHEMAS + "RegisterRequest/properties/invite/maxLength", BodyLimits.INVITE,
                SCHEMAS + "RefreshRequest/properties/refreshToken/maxLength", BodyLimits.REFRESH_TOKEN,
                SCHEMAS + "InviteRequest/properties/uses/maximum", BodyLimits.MAX_USES,
                SCHEMAS + "InviteRequest/properties/expiresInSeconds/maximum", BodyLimits.MAX_LIFE_SECONDS,
                SCHEMAS + "BulkRequest/properties/prefix/maxLength", BodyLimits.HANDLE,
                SCHEMAS + "BulkRequest/properties/count/maximum", BodyLimits.MAX_BULK);
    }
}
