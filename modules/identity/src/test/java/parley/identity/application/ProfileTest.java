package parley.identity.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.identity.People.user;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.identity.domain.PublicProfile;
import parley.identity.port.in.BlockUser;
import parley.identity.port.in.ChangeProfile;
import parley.identity.port.in.FindUser;
import parley.identity.port.in.ReadProfile;
import parley.kernel.UserId;

final class ProfileTest {
    private final Fixture fixture = new Fixture();
    private UserId ann = user("nobody");
    private UserId bob = user("nobody");

    @BeforeEach
    void register() {
        ann = fixture.register("ann").user();
        bob = fixture.register("bob").user();
        change(ann, "Ann A.", 1);
    }

    @Test
    void changeShouldRaiseTheVersion() {
        ChangeProfile.Result result = change(ann, "Anna", 2);

        Profile changed =
                assertInstanceOf(ChangeProfile.Result.Changed.class, result).profile();
        assertEquals(new Profile(ann, new Handle("ann"), "Anna", 3, false, Fixture.NOW), changed);
        assertEquals(
                new ReadProfile.Result.Found(changed),
                fixture.identity.readProfile().read(new ReadProfile.Query(ann)));
    }

    @Test
    void changeShouldRefuseAnOutdatedVersionAndShowTheCurrentProfile() {
        ChangeProfile.Result result = change(ann, "Anna", 1);

        assertEquals(
                "Ann A.",
                assertInstanceOf(ChangeProfile.Result.Outdated.class, result)
                        .current()
                        .name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "two\nlines", "a very long name that goes on and on and on and on and on and on, so"})
    void changeShouldRefuseWhatIsNoName(String name) {
        assertEquals(
                "name",
                assertInstanceOf(ChangeProfile.Result.Invalid.class, change(ann, name, 2))
                        .field());
    }

    @Test
    void unknownUsersShouldHaveNoProfile() {
        assertEquals(new ChangeProfile.Result.NotFound(), change(user("eve"), "Eve", 1));
        assertEquals(
                new ReadProfile.Result.NotFound(),
                fixture.identity.readProfile().read(new ReadProfile.Query(user("eve"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ANN", "aNn"})
    void findShouldIgnoreTheCaseOfHandles(String handle) {
        assertEquals(
                new FindUser.Result.Found(new PublicProfile(ann, new Handle("ann"), "Ann A.")),
                find(bob, new FindUser.Key.ByHandle(handle)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "an", "ann ", "anna", "an%", "no handle at all, but a long text that goes on"})
    void findShouldFindOnlyExactHandles(String handle) {
        assertEquals(new FindUser.Result.NotFound(), find(bob, new FindUser.Key.ByHandle(handle)));
    }

    @Test
    void findShouldShowOnlyTheHandleOfSomebodyWhoBlocksTheViewer() {
        fixture.identity.blockUser().block(new BlockUser.Command(ann, bob));

        assertEquals(
                new FindUser.Result.Found(new PublicProfile(ann, new Handle("ann"), "ann")),
                find(bob, new FindUser.Key.ById(ann)));
        assertEquals(
                new FindUser.Result.Found(new PublicProfile(bob, new Handle("bob"), "bob")),
                find(ann, new FindUser.Key.ById(bob)));
        assertEquals(
                new FindUser.Result.Found(new PublicProfile(ann, new Handle("ann"), "Ann A.")),
                find(ann, new FindUser.Key.ById(ann)));
    }

    private ChangeProfile.Result change(UserId user, String name, long version) {
        return fixture.identity.changeProfile().change(new ChangeProfile.Command(user, name, version));
    }

    private FindUser.Result find(UserId viewer, FindUser.Key key) {
        return fixture.identity.findUser().find(new FindUser.Query(viewer, key));
    }
}
