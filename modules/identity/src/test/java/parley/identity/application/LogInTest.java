package parley.identity.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static parley.identity.application.Fixture.NOW;
import static parley.identity.application.Fixture.configOf;
import static parley.identity.application.Fixture.passwordOf;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.events.DeviceAdded;
import parley.identity.domain.Device;
import parley.identity.domain.IssuedTokens;
import parley.identity.domain.Password;
import parley.identity.port.in.LogIn;
import parley.identity.port.in.LogIn.Command;
import parley.identity.port.in.LogIn.Result;
import parley.identity.port.in.LogIn.Target;
import parley.identity.port.in.RefreshTokens;
import parley.identity.port.in.VerifyToken;
import parley.identity.port.out.DeviceStarter;
import parley.kernel.DeviceId;

final class LogInTest {
    private final Fixture fixture = new Fixture(configOf(RegistrationMode.OPEN, 3, false));

    @Test
    void logInShouldStartANewDeviceBeforeItGetsTokens() {
        IssuedTokens phone = fixture.register("ann");
        fixture.clock.advance(Duration.ofDays(1));

        IssuedTokens laptop = fixture.logIn("ANN", "laptop");

        assertEquals(List.of(laptop.device()), fixture.startedDevices);
        assertEquals(List.of(new DeviceAdded(phone.user(), laptop.device())), fixture.events);
        assertNotEquals(phone.device(), laptop.device());
        long later = NOW + Duration.ofDays(1).toMillis();
        assertEquals(
                new Device(laptop.device(), laptop.user(), "laptop", later, later),
                fixture.devices(phone.user()).getLast());
        assertInstanceOf(VerifyToken.Result.Valid.class, fixture.verify(laptop.accessToken()));
    }

    @Test
    void logInShouldChangeNothingWhenTheDeviceCannotBeStarted() {
        IssuedTokens phone = fixture.register("ann");
        fixture.startOutcome = DeviceStarter.Outcome.UNAVAILABLE;

        assertEquals(new Result.Unavailable(), fixture.tryLogIn("ann", new Target.NewDevice("laptop")));

        assertEquals(1, fixture.devices(phone.user()).size());
        assertEquals(List.of(), fixture.events);
    }

    @Test
    void logInShouldRefuseAWrongPasswordAndAnUnknownHandleAlikeAndWithTheSameWork() {
        fixture.register("ann");
        int before = fixture.hasher.work();

        Result wrong = logInAs("ann", "wrong password");
        int wrongWork = fixture.hasher.work() - before;
        Result unknown = logInAs("bob", "wrong password");
        int unknownWork = fixture.hasher.work() - before - wrongWork;
        Result invalid = logInAs("not a handle", "wrong password");
        int invalidWork = fixture.hasher.work() - before - wrongWork - unknownWork;

        assertEquals(List.of(1, 1, 1), List.of(wrongWork, unknownWork, invalidWork));
        assertEquals(new Result.Denied(), wrong);
        assertEquals(new Result.Denied(), unknown);
        assertEquals(new Result.Denied(), invalid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "bob"})
    void logInShouldNotHashWhatCannotBeAPassword(String handle) {
        fixture.register("ann");
        int before = fixture.hasher.work();

        assertEquals(new Result.Denied(), logInAs(handle, ""));
        assertEquals(new Result.Denied(), logInAs(handle, "x".repeat(100_000)));

        assertEquals(before, fixture.hasher.work());
    }

    @Test
    void logInShouldRefuseADeviceBeyondTheLimitAndKeepTheOthers() {
        IssuedTokens phone = fixture.register("ann");
        fixture.logIn("ann", "laptop");
        fixture.logIn("ann", "tablet");

        assertEquals(new Result.TooManyDevices(3), fixture.tryLogIn("ann", new Target.NewDevice("watch")));

        assertEquals(
                List.of("phone", "laptop", "tablet"),
                fixture.devices(phone.user()).stream().map(Device::name).toList());
        assertEquals(2, fixture.startedDevices.size());
        assertInstanceOf(VerifyToken.Result.Valid.class, fixture.verify(phone.accessToken()));
    }

    @Test
    void logInShouldGiveAKnownDeviceNewTokensAndVoidItsOldRefreshToken() {
        IssuedTokens before = fixture.register("ann");
        fixture.clock.advance(Duration.ofMinutes(1));

        Result result = fixture.tryLogIn("ann", new Target.KnownDevice(before.device()));

        IssuedTokens after = assertInstanceOf(Result.LoggedIn.class, result).tokens();
        assertEquals(before.device(), after.device());
        assertEquals(List.of(), fixture.startedDevices);
        assertEquals(List.of(), fixture.events);
        assertEquals(new RefreshTokens.Result.Refused(), fixture.tryRefresh(before.refreshToken()));
        assertEquals(before.device(), fixture.refresh(after.refreshToken()).device());
        assertEquals(
                NOW + Duration.ofMinutes(1).toMillis(),
                fixture.devices(before.user()).getFirst().lastSeenAt());
    }

    @Test
    void logInShouldRefuseAKnownDeviceThatIsSomebodyElses() {
        IssuedTokens ann = fixture.register("ann");
        fixture.register("bob");

        assertEquals(new Result.UnknownDevice(), fixture.tryLogIn("bob", new Target.KnownDevice(ann.device())));
        assertEquals(
                new Result.UnknownDevice(),
                fixture.tryLogIn("bob", new Target.KnownDevice(new DeviceId(new UUID(0, 1)))));
        assertEquals(ann.device(), fixture.refresh(ann.refreshToken()).device());
    }

    @Test
    void logInShouldRefuseAnInvalidDeviceName() {
        fixture.register("ann");

        Result result = fixture.tryLogIn("ann", new Target.NewDevice("bell\u0007"));

        assertEquals(
                "deviceName", assertInstanceOf(Result.Invalid.class, result).field());
    }

    @Test
    void logInShouldBeBusyWhenTheHasherIs() {
        fixture.register("ann");
        fixture.hasher.setBusy(true);

        assertEquals(new Result.Busy(1_234), fixture.tryLogIn("ann", new Target.NewDevice("laptop")));
        assertEquals(new Result.Busy(1_234), fixture.tryLogIn("bob", new Target.NewDevice("laptop")));
    }

    @Test
    void commandsShouldNotShowPasswords() {
        String shown = new Command("ann", passwordOf("ann"), new Target.NewDevice("")).toString();

        assertEquals(-1, shown.indexOf(passwordOf("ann").value()), shown);
    }

    private LogIn.Result logInAs(String handle, String password) {
        return fixture.identity
                .logIn()
                .logIn(new Command(handle, new Password(password), new Target.NewDevice("laptop")));
    }
}
