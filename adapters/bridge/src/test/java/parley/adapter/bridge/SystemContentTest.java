package parley.adapter.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.groups.domain.Change;
import parley.groups.domain.GroupSettings;
import parley.groups.domain.Link;
import parley.groups.domain.LinkId;
import parley.groups.domain.LinkToken;
import parley.groups.domain.PendingChange;
import parley.groups.domain.Permitted;
import parley.groups.domain.Role;
import parley.groups.domain.TokenHash;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.kernel.Uuids;

class SystemContentTest {
    private static final UserId ALICE = new UserId(new UUID(0, 1));
    private static final UserId BOB = new UserId(new UUID(0, 2));
    private static final ConversationId GROUP = new ConversationId(new UUID(0, 3));
    private static final LinkId LINK = new LinkId(new UUID(0, 4));
    private static final String A = "\"00000000-0000-0000-0000-000000000001\"";
    private static final String B = "\"00000000-0000-0000-0000-000000000002\"";
    private static final String L = "\"00000000-0000-0000-0000-000000000004\"";

    static Stream<Arguments> changes() {
        Link link = new Link(LINK, GROUP, TokenHash.of(new LinkToken("a".repeat(43))), ALICE, 5, 1, 2);
        GroupSettings settings = new GroupSettings(Permitted.ADMINS, Permitted.MEMBERS, Permitted.ADMINS, true);
        return Stream.of(
                Arguments.of(
                        new Change.Created("x", List.of(ALICE, BOB)),
                        "'change':'created','name':'x','members':[" + A + "," + B + "],'owner':" + A),
                Arguments.of(new Change.MembersAdded(List.of(BOB)), "'change':'members_added','users':[" + B + "]"),
                Arguments.of(new Change.MembersRemoved(List.of(BOB)), "'change':'members_removed','users':[" + B + "]"),
                Arguments.of(new Change.Left(), "'change':'left'"),
                Arguments.of(new Change.JoinedByLink(LINK), "'change':'joined','by':'link'"),
                Arguments.of(new Change.JoinedByRequest(), "'change':'joined','by':'request'"),
                Arguments.of(
                        new Change.NameChanged("\u00e9\"\\\ud83d\ude00"),
                        "'change':'name_changed','name':'\u00e9\\\"\\\\\ud83d\ude00'"),
                Arguments.of(
                        new Change.DescriptionChanged("1\n2\t"),
                        "'change':'description_changed','description':'1\\u000a2\\u0009'"),
                Arguments.of(new Change.AvatarChanged(""), "'change':'avatar_changed','avatar':''"),
                Arguments.of(
                        new Change.RoleChanged(BOB, Role.ADMIN),
                        "'change':'role_changed','user':" + B + ",'role':'admin'"),
                Arguments.of(new Change.OwnerChanged(BOB), "'change':'owner_changed','user':" + B),
                Arguments.of(
                        new Change.SettingsChanged(settings),
                        "'change':'settings_changed','post':'admins','edit':'members','invite':'admins','approval':true"),
                Arguments.of(new Change.LinkCreated(link), "'change':'link_created','link':" + L),
                Arguments.of(new Change.LinkRevoked(LINK), "'change':'link_revoked','link':" + L));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void jsonShouldTellTheChangeAsTheProtocolHasIt(Change change, String expected) {
        Cid cid = new Cid(Uuids.version7(1, 1, 1));

        byte[] json = SystemContent.json(new PendingChange(GROUP, cid, ALICE, PendingChange.NO_DEVICE, 1, change));

        assertEquals("{\"system\":{" + expected.replace('\'', '"') + "}}", new String(json, StandardCharsets.UTF_8));
    }
}
