package parley.identity.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.identity.application.Fixture.passwordOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.events.DeviceRevoked;
import parley.identity.domain.IssuedTokens;
import parley.identity.domain.Password;
import parley.identity.port.in.ChangePassword.Command;
import parley.identity.port.in.ChangePassword.Result;
import parley.identity.port.in.LogIn;
import parley.identity.port.in.LogIn.Target;
import parley.identity.port.in.VerifyToken;

final class ChangePasswordTest {
    private static final Password NEXT = new Password("the next password");

    private final Fixture fixture = new Fixture();
    private final IssuedTokens phone = fixture.register("ann");

    @Test
    void changeShouldRevokeAllDevicesButTheOneThatAsks() {
        IssuedTokens laptop = fixture.logIn("ann", "laptop");
        fixture.events.clear();

        assertEquals(new Result.Changed(1), change(passwordOf("ann"), NEXT));

        assertEquals(new VerifyToken.Result.Revoked(), fixture.verify(laptop.accessToken()));
        assertInstanceOf(VerifyToken.Result.Valid.class, fixture.verify(phone.accessToken()));
        assertEquals(phone.device(), fixture.refresh(phone.refreshToken()).device());
        assertEquals(List.of(new DeviceRevoked(phone.user(), laptop.device())), fixture.events);
    }

    @Test
    void changeShouldReplaceThePassword() {
        change(passwordOf("ann"), NEXT);

        assertEquals(new LogIn.Result.Denied(), fixture.tryLogIn("ann", new Target.NewDevice("laptop")));
        assertInstanceOf(
                LogIn.Result.LoggedIn.class,
                fixture.identity.logIn().logIn(new LogIn.Command("ann", NEXT, new Target.NewDevice("laptop"))));
    }

    @Test
    void changeShouldRefuseAWrongCurrentPassword() {
        assertEquals(new Result.WrongPassword(), change(new Password("not the password"), NEXT));
        assertEquals(new Result.WrongPassword(), change(new Password(""), NEXT));
        assertInstanceOf(LogIn.Result.LoggedIn.class, fixture.tryLogIn("ann", new Target.NewDevice("laptop")));
    }

    @Test
    void changeShouldRefuseAnUnacceptableNextPassword() {
        Result result = change(passwordOf("ann"), new Password("short"));

        assertEquals("next", assertInstanceOf(Result.Invalid.class, result).field());
    }

    @Test
    void changeShouldBeBusyWhenTheHasherIs() {
        fixture.hasher.setBusy(true);

        assertEquals(new Result.Busy(1_234), change(passwordOf("ann"), NEXT));
    }

    private Result change(Password current, Password next) {
        return fixture.identity.changePassword().change(new Command(phone.user(), phone.device(), current, next));
    }
}
