package parley.identity.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.identity.application.Fixture.configOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.identity.domain.Handle;
import parley.identity.domain.Password;
import parley.identity.port.in.LogIn;
import parley.identity.port.in.LogIn.Target;
import parley.identity.port.in.RegisterInBulk.Command;
import parley.identity.port.in.RegisterInBulk.Item;
import parley.identity.port.in.RegisterInBulk.Result;
import parley.identity.port.in.VerifyToken;
import parley.kernel.UserId;

final class RegisterInBulkTest {
    private final Fixture fixture = new Fixture(configOf(RegistrationMode.CLOSED, 10, true));
    private final UserId admin = fixture.addAdmin("root");

    @Test
    void registerShouldGiveEachAccountADeviceAndAnAccessTokenWithoutHashing() {
        int work = fixture.hasher.work();

        List<Item> items = assertInstanceOf(Result.Registered.class, register(admin, "bench-", 1_000))
                .items();

        assertEquals(1_000, items.stream().map(Item::user).distinct().count());
        assertEquals(new Handle("bench-1"), items.getFirst().handle());
        assertEquals(new Handle("bench-1000"), items.getLast().handle());
        Item item = items.get(499);
        VerifyToken.Result.Valid valid =
                assertInstanceOf(VerifyToken.Result.Valid.class, fixture.verify(item.accessToken()));
        assertEquals(item.user(), valid.user());
        assertEquals(item.device(), valid.device());
        assertEquals(item.device(), fixture.devices(item.user()).getFirst().id());
        assertEquals(work, fixture.hasher.work());
    }

    @Test
    void accountsOfABulkShouldHaveNoPassword() {
        register(admin, "bench", 1);

        assertEquals(
                new LogIn.Result.Denied(),
                fixture.identity
                        .logIn()
                        .logIn(new LogIn.Command("bench1", new Password(""), new Target.NewDevice("x"))));
        assertEquals(new LogIn.Result.Denied(), fixture.tryLogIn("bench1", new Target.NewDevice("x")));
    }

    @Test
    void registerShouldBeOffUnlessConfigured() {
        Fixture usual = new Fixture();

        assertEquals(
                new Result.Disabled(),
                usual.identity.registerInBulk().register(new Command(usual.addAdmin("root"), "bench", 1)));
    }

    @Test
    void registerShouldRefuseUsersWhoAreNoAdmins() {
        Fixture open = new Fixture(configOf(RegistrationMode.OPEN, 10, true));

        assertEquals(
                new Result.Forbidden(),
                open.identity
                        .registerInBulk()
                        .register(new Command(open.register("ann").user(), "bench", 1)));
    }

    @Test
    void registerShouldRefuseAPrefixThatWasUsed() {
        register(admin, "bench", 3);

        assertEquals(new Result.HandleTaken(), register(admin, "bench", 5));
        assertEquals(false, fixture.stores.registrations().isTaken(new Handle("bench4")));
    }

    @ParameterizedTest
    @CsvSource({
        "count, bench, 0",
        "count, bench, -1",
        "count, bench, 20001",
        "prefix, '', 1",
        "prefix, a, 1",
        "prefix, has space, 1",
        "prefix, abcdefghijklmnopqrstuvwxyz12345, 10"
    })
    void registerShouldSayWhatIsInvalid(String field, String prefix, int count) {
        assertEquals(
                field,
                assertInstanceOf(Result.Invalid.class, register(admin, prefix, count))
                        .field());
    }

    private Result register(UserId creator, String prefix, int count) {
        return fixture.identity.registerInBulk().register(new Command(creator, prefix, count));
    }
}
