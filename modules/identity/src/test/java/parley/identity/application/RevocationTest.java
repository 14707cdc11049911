package parley.identity.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static parley.identity.application.Fixture.passwordOf;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.events.DeviceRevoked;
import parley.identity.domain.IssuedTokens;
import parley.identity.port.in.LogIn;
import parley.identity.port.in.LogIn.Target;
import parley.identity.port.in.RefreshTokens;
import parley.identity.port.in.RevokeDevice.Command;
import parley.identity.port.in.RevokeDevice.Result;
import parley.identity.port.in.VerifyToken;

final class RevocationTest {
    private final Fixture fixture = new Fixture();

    @Test
    void revokeShouldVoidAllTokensOfTheDeviceAtOnce() {
        IssuedTokens phone = fixture.register("ann");
        IssuedTokens laptop = fixture.logIn("ann", "laptop");
        fixture.events.clear();

        assertEquals(new Result.Revoked(), revoke(fixture, laptop));

        assertEquals(new VerifyToken.Result.Revoked(), fixture.verify(laptop.accessToken()));
        assertEquals(new RefreshTokens.Result.Refused(), fixture.tryRefresh(laptop.refreshToken()));
        assertEquals(List.of(new DeviceRevoked(laptop.user(), laptop.device())), fixture.events);
        assertInstanceOf(VerifyToken.Result.Valid.class, fixture.verify(phone.accessToken()));
    }

    @Test
    void revokeShouldBeForGood() {
        IssuedTokens phone = fixture.register("ann");
        revoke(fixture, phone);

        assertEquals(new LogIn.Result.UnknownDevice(), fixture.tryLogIn("ann", new Target.KnownDevice(phone.device())));
        assertEquals(new Result.NotFound(), revoke(fixture, phone));
        assertEquals(1, fixture.events.size());
    }

    @Test
    void revokeShouldRefuseSomebodyElsesDevice() {
        IssuedTokens ann = fixture.register("ann");
        IssuedTokens bob = fixture.register("bob");

        assertEquals(
                new Result.NotFound(), fixture.identity.revokeDevice().revoke(new Command(bob.user(), ann.device())));
        assertInstanceOf(VerifyToken.Result.Valid.class, fixture.verify(ann.accessToken()));
    }

    @Test
    void revokeShouldMakeRoomForAnotherDevice() {
        Fixture small = new Fixture(Fixture.configOf(RegistrationMode.OPEN, 1, false));
        IssuedTokens phone = small.register("ann");
        assertEquals(new LogIn.Result.TooManyDevices(1), small.tryLogIn("ann", new Target.NewDevice("laptop")));

        revoke(small, phone);

        small.logIn("ann", "laptop");
        assertEquals(1, small.devices(phone.user()).size());
    }

    @Test
    void verifyShouldTellGenuineFromExpiredAndForged() {
        IssuedTokens phone = fixture.register("ann");

        assertEquals(
                new VerifyToken.Result.Valid(phone.user(), phone.device(), phone.accessExpiresAt(), false),
                fixture.verify(phone.accessToken()));
        assertEquals(new VerifyToken.Result.Forged(), fixture.verify("made up"));
        fixture.clock.advance(Duration.ofMinutes(15));
        assertEquals(new VerifyToken.Result.Expired(), fixture.verify(phone.accessToken()));
    }

    @Test
    void accessTokensShouldEndOnAWholeSecondWithinTheirLife() {
        fixture.clock.advance(Duration.ofMillis(999));

        IssuedTokens phone = fixture.register("ann");

        assertEquals(Fixture.NOW + Duration.ofMinutes(15).toMillis(), phone.accessExpiresAt());
    }

    @Test
    void reloadShouldLearnWhatAnotherInstanceRevoked() {
        Fixture other = new Fixture(IdentityConfig.defaults(), fixture.stores);
        IssuedTokens phone = fixture.register("ann");
        fixture.reload();
        revoke(other, phone);
        assertInstanceOf(VerifyToken.Result.Valid.class, fixture.verify(phone.accessToken()));

        assertEquals(1, fixture.reload());

        assertEquals(new VerifyToken.Result.Revoked(), fixture.verify(phone.accessToken()));
        assertEquals(List.of(new DeviceRevoked(phone.user(), phone.device())), fixture.events);
        assertEquals(0, fixture.reload());
        assertEquals(1, fixture.events.size());
    }

    @Test
    void reloadShouldNotReportWhatThisInstanceRevoked() {
        IssuedTokens phone = fixture.register("ann");
        revoke(fixture, phone);

        assertEquals(0, fixture.reload());
        assertEquals(1, fixture.events.size());
    }

    @Test
    void reloadShouldLearnAfterARestartWhatWasRevokedBefore() {
        IssuedTokens phone = fixture.register("ann");
        revoke(fixture, phone);
        fixture.clock.advance(Duration.ofMinutes(14));

        Fixture restarted = new Fixture(IdentityConfig.defaults(), fixture.stores);
        restarted.clock.advance(Duration.ofMinutes(14));

        assertEquals(1, restarted.reload());
        assertEquals(List.of(new DeviceRevoked(phone.user(), phone.device())), restarted.events);
    }

    @Test
    void reloadShouldSeeRevocationsThatWereCommittedLate() {
        Fixture other = new Fixture(IdentityConfig.defaults(), fixture.stores);
        IssuedTokens phone = fixture.register("ann");
        fixture.clock.advance(Duration.ofMinutes(4));
        fixture.reload();

        revoke(other, phone);

        assertEquals(1, fixture.reload());
    }

    @Test
    void reloadShouldForgetWhatNoTokenCanBeAboutAnyMore() {
        IssuedTokens phone = fixture.register("ann");
        revoke(fixture, phone);
        fixture.reload();
        assertEquals(1, fixture.stores.revocations().since(0).size());

        fixture.clock.advance(Duration.ofDays(1));
        fixture.reload();
        assertEquals(1, fixture.stores.revocations().since(0).size());
        fixture.clock.advance(Duration.ofHours(1));
        fixture.reload();

        assertEquals(0, fixture.stores.revocations().since(0).size());
        assertEquals(new VerifyToken.Result.Expired(), fixture.verify(phone.accessToken()));
        fixture.logIn("ann", passwordOf("x").value());
    }

    private static Result revoke(Fixture fixture, IssuedTokens tokens) {
        return fixture.identity.revokeDevice().revoke(new Command(tokens.user(), tokens.device()));
    }
}
