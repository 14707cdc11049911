package parley.adapter.rest.groups;

import java.util.Map;
import parley.adapter.rest.RouteGroup;

/// The routes and limits of groups for comparing them with the document.
public final class DocumentedGroups {
    private static final String SCHEMAS = "/components/schemas/";

    private DocumentedGroups() {}

    public static RouteGroup routes() {
        return new GroupsRoutes(new FakeGroups().ports());
    }

    /// Limits of the code by their place in the document.
    public static Map<String, Integer> limits() {
        return Map.of(
                SCHEMAS + "GroupName/maxLength", GroupLimits.NAME,
                SCHEMAS + "GroupDescription/maxLength", GroupLimits.DESCRIPTION,
                SCHEMAS + "Avatar/maxLength", GroupLimits.AVATAR,
                SCHEMAS + "CreateGroupRequest/properties/members/maxItems", GroupLimits.USERS,
                SCHEMAS + "AddMembersRequest/properties/users/maxItems", GroupLimits.USERS,
                SCHEMAS + "LinkRequest/properties/uses/maximum", GroupLimits.MAX_USES,
                SCHEMAS + "LinkRequest/properties/expiresInSeconds/maximum", GroupLimits.MAX_LIFE_SECONDS,
                SCHEMAS + "LinkTokenRequest/properties/token/maxLength", GroupLimits.TOKEN);
    }
}
