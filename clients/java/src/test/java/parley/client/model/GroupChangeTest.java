package parley.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static parley.client.scripted.Frames.ALICE;
import static parley.client.scripted.Frames.BOB;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupChangeTest {
    private static GroupChange read(String fields) {
        return GroupChange.of(new Content("{\"system\":{" + fields + "}}"));
    }

    @Test
    void everyChangeShouldBeReadWithItsFields() {
        String users = "[\"" + ALICE + "\",\"" + BOB + "\"]";
        List<UserId> both = List.of(ALICE, BOB);
        String user = "\"user\":\"" + BOB + "\"";
        assertEquals(
                new GroupChange.Created("Book club", both, ALICE),
                read("\"change\":\"created\",\"name\":\"Book club\",\"members\":" + users + ",\"owner\":\"" + ALICE
                        + "\""));
        assertEquals(new GroupChange.MembersAdded(both), read("\"change\":\"members_added\",\"users\":" + users));
        assertEquals(new GroupChange.MembersRemoved(both), read("\"change\":\"members_removed\",\"users\":" + users));
        assertEquals(new GroupChange.Left(), read("\"change\":\"left\""));
        assertEquals(new GroupChange.Joined("link"), read("\"change\":\"joined\",\"by\":\"link\""));
        assertEquals(new GroupChange.NameChanged("x"), read("\"change\":\"name_changed\",\"name\":\"x\""));
        assertEquals(
                new GroupChange.DescriptionChanged("x"),
                read("\"change\":\"description_changed\",\"description\":\"x\""));
        assertEquals(new GroupChange.AvatarChanged(""), read("\"change\":\"avatar_changed\""));
        assertEquals(
                new GroupChange.RoleChanged(BOB, GroupRole.ADMIN),
                read("\"change\":\"role_changed\"," + user + ",\"role\":\"admin\""));
        assertEquals(new GroupChange.OwnerChanged(BOB), read("\"change\":\"owner_changed\"," + user));
        assertEquals(
                new GroupChange.RulesChanged(
                        new GroupRules(GroupRules.Who.ADMINS, GroupRules.Who.MEMBERS, GroupRules.Who.ADMINS, true)),
                read("\"change\":\"settings_changed\",\"post\":\"admins\",\"edit\":\"members\",\"invite\":\"admins\","
                        + "\"approval\":true"));
        assertEquals(new GroupChange.LinkCreated("l"), read("\"change\":\"link_created\",\"link\":\"l\""));
        assertEquals(new GroupChange.LinkRevoked("l"), read("\"change\":\"link_revoked\",\"link\":\"l\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"change\":\"teleported\"", "\"change\":\"role_changed\",\"user\":\"x\"", "", "\"change\":7"})
    void changeThatCannotBeReadShouldBeUnknown(String fields) {
        assertEquals(GroupChange.Unknown.class, read(fields).getClass());
    }
}
