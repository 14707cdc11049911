package parley.adapter.rest.groups;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import parley.adapter.rest.TestServer;
import parley.groups.domain.Group;
import parley.groups.domain.GroupProfile;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.GroupView;
import parley.groups.domain.Permitted;
import parley.groups.domain.Standing;
import parley.kernel.ConversationId;
import parley.kernel.UserId;

/// One well-formed request for each route, and what they are about.
record Requests(String method, String path, String body) {
    static final ConversationId GROUP = new ConversationId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));
    static final UserId BOB = new UserId(UUID.fromString("00000000-0000-4000-8000-00000000000b"));
    static final UserId CAROL = new UserId(UUID.fromString("00000000-0000-4000-8000-00000000000c"));
    static final UUID LINK = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8011");
    static final String TOKEN = "k".repeat(43);
    static final String ALL = "/v1/groups";
    static final String ONE = ALL + "/" + GROUP;

    static final Requests CREATE = new Requests("POST", ALL, "{\"name\":\"Walkers\"}");
    static final Requests LIST = new Requests("GET", ALL, "");
    static final Requests READ = new Requests("GET", ONE, "");
    static final Requests CHANGE = new Requests("PATCH", ONE, "{\"name\":\"Runners\"}");
    static final Requests MEMBERS = new Requests("GET", ONE + "/members", "");
    static final Requests ADD = new Requests("POST", ONE + "/members", "{\"users\":[\"" + BOB + "\"]}");
    static final Requests REMOVE = new Requests("DELETE", ONE + "/members/" + BOB, "");
    static final Requests LEAVE = new Requests("DELETE", ONE + "/members/me", "");
    static final Requests ROLE = new Requests("PUT", ONE + "/members/" + BOB + "/role", "{\"role\":\"admin\"}");
    static final Requests CREATE_LINK = new Requests("POST", ONE + "/links", "{}");
    static final Requests LINKS = new Requests("GET", ONE + "/links", "");
    static final Requests REVOKE = new Requests("DELETE", ONE + "/links/" + LINK, "");
    static final Requests PREVIEW = new Requests("POST", ALL + "/preview", "{\"token\":\"" + TOKEN + "\"}");
    static final Requests JOIN = new Requests("POST", ALL + "/join", "{\"token\":\"" + TOKEN + "\"}");
    static final Requests REQUESTS = new Requests("GET", ONE + "/requests", "");
    static final Requests APPROVE = new Requests("PUT", ONE + "/requests/" + BOB, "");
    static final Requests DECLINE = new Requests("DELETE", ONE + "/requests/" + BOB, "");
    static final Requests WITHDRAW = new Requests("DELETE", ONE + "/requests/me", "");

    static List<Requests> all() {
        return List.of(
                CREATE,
                LIST,
                READ,
                CHANGE,
                MEMBERS,
                ADD,
                REMOVE,
                LEAVE,
                ROLE,
                CREATE_LINK,
                LINKS,
                REVOKE,
                PREVIEW,
                JOIN,
                REQUESTS,
                APPROVE,
                DECLINE,
                WITHDRAW);
    }

    /// Those about a group that the path names.
    static List<Requests> ofOneGroup() {
        return all().stream().filter(request -> request.path.startsWith(ONE)).toList();
    }

    HttpRequest.Builder of(TestServer server, String token) {
        HttpRequest.Builder request = server.anonymous(method, path, body).header("Authorization", "Bearer " + token);
        return method.equals("PATCH") ? request.header("If-Match", "\"v3\"") : request;
    }

    Requests with(String other) {
        return new Requests(method, path, other);
    }

    Requests at(String from, String to) {
        return new Requests(method, path.replace(from, to), body);
    }

    static GroupView view(Standing standing) {
        return view(standing, "");
    }

    static GroupView view(Standing standing, String avatar) {
        return new GroupView(
                new Group(
                        GROUP,
                        new GroupProfile("Walkers", "Up\nand down", avatar),
                        new GroupSettings(Permitted.MEMBERS, Permitted.ADMINS, Permitted.ADMINS, true),
                        2,
                        3,
                        1_700_000_000_000L),
                standing);
    }

    /// A JSON array of this many different ids.
    static String ids(int count) {
        return LongStream.range(0, count)
                .mapToObj(low -> "\"" + new UUID(0x4000L, 0x8000_0000_0000_0000L | low) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public String toString() {
        return method + " " + path + " " + body;
    }
}
