package parley.identity.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.identity.application.Fixture.passwordOf;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.events.AccountDeleted;
import parley.events.DeviceRevoked;
import parley.identity.domain.IssuedTokens;
import parley.identity.domain.Password;
import parley.identity.port.in.CheckCorrespondence;
import parley.identity.port.in.DeleteAccount.Command;
import parley.identity.port.in.DeleteAccount.Result;
import parley.identity.port.in.FindUser;
import parley.identity.port.in.LogIn;
import parley.identity.port.in.LogIn.Target;
import parley.identity.port.in.RegisterAccount;
import parley.identity.port.in.VerifyToken;

final class DeleteAccountTest {
    private final Fixture fixture = new Fixture();
    private final IssuedTokens phone = fixture.register("ann");
    private final IssuedTokens bob = fixture.register("bob");

    @Test
    void deleteShouldRevokeAllDevicesAndThenSayThatTheAccountIsGone() {
        IssuedTokens laptop = fixture.logIn("ann", "laptop");
        fixture.events.clear();

        assertEquals(new Result.Deleted(), delete(passwordOf("ann")));

        assertEquals(new VerifyToken.Result.Revoked(), fixture.verify(phone.accessToken()));
        assertEquals(new VerifyToken.Result.Revoked(), fixture.verify(laptop.accessToken()));
        assertEquals(
                Set.of(
                        new DeviceRevoked(phone.user(), phone.device()),
                        new DeviceRevoked(phone.user(), laptop.device())),
                Set.copyOf(fixture.events.subList(0, 2)));
        assertEquals(List.of(new AccountDeleted(phone.user())), fixture.events.subList(2, 3));
    }

    @Test
    void deletedAccountsShouldBeFoundNoMore() {
        assertEquals(CheckCorrespondence.Result.ALLOWED, correspondence());

        delete(passwordOf("ann"));

        assertEquals(CheckCorrespondence.Result.UNKNOWN, correspondence());
        assertEquals(
                new FindUser.Result.NotFound(),
                fixture.identity.findUser().find(new FindUser.Query(bob.user(), new FindUser.Key.ByHandle("ann"))));
        assertEquals(new LogIn.Result.Denied(), fixture.tryLogIn("ann", new Target.NewDevice("laptop")));
        assertEquals(new Result.WrongPassword(), delete(passwordOf("ann")));
    }

    @Test
    void deletedAccountsShouldKeepTheirHandle() {
        delete(passwordOf("ann"));

        assertEquals(
                new RegisterAccount.Result.HandleTaken(),
                fixture.identity
                        .registerAccount()
                        .register(new RegisterAccount.Command("Ann", passwordOf("new"), "", "", "")));
    }

    @Test
    void deleteShouldRefuseAWrongPassword() {
        assertEquals(new Result.WrongPassword(), delete(new Password("not the password")));
        assertEquals(new Result.WrongPassword(), delete(new Password("")));
        assertInstanceOf(VerifyToken.Result.Valid.class, fixture.verify(phone.accessToken()));
    }

    @Test
    void deleteShouldBeBusyWhenTheHasherIs() {
        fixture.hasher.setBusy(true);

        assertEquals(new Result.Busy(1_234), delete(passwordOf("ann")));
    }

    private Result delete(Password password) {
        return fixture.identity.deleteAccount().delete(new Command(phone.user(), password));
    }

    private CheckCorrespondence.Result correspondence() {
        return fixture.identity.checkCorrespondence().check(new CheckCorrespondence.Query(bob.user(), phone.user()));
    }
}
