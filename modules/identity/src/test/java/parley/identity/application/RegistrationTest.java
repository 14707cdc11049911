package parley.identity.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static parley.identity.application.Fixture.NOW;
import static parley.identity.application.Fixture.configOf;
import static parley.identity.application.Fixture.passwordOf;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.identity.domain.Device;
import parley.identity.domain.Handle;
import parley.identity.domain.IssuedTokens;
import parley.identity.domain.Password;
import parley.identity.domain.Profile;
import parley.identity.port.in.AddAccount;
import parley.identity.port.in.CreateInvite;
import parley.identity.port.in.RegisterAccount.Command;
import parley.identity.port.in.RegisterAccount.Result;
import parley.identity.port.in.VerifyToken;
import parley.kernel.UserId;

final class RegistrationTest {
    @Test
    void registerShouldOpenAnAccountWithADeviceAndTokens() {
        Fixture fixture = new Fixture();

        Result result = fixture.identity
                .registerAccount()
                .register(new Command("Ann.B-c_9", passwordOf("ann"), "Ann B.", "", "phone"));

        Result.Registered registered = assertInstanceOf(Result.Registered.class, result);
        IssuedTokens tokens = registered.tokens();
        assertEquals(
                new Profile(tokens.user(), new Handle("ann.b-c_9"), "Ann B.", 1, false, NOW), registered.profile());
        assertEquals(
                List.of(new Device(tokens.device(), tokens.user(), "phone", NOW, NOW)), fixture.devices(tokens.user()));
        assertEquals(
                new VerifyToken.Result.Valid(
                        tokens.user(),
                        tokens.device(),
                        NOW + Duration.ofMinutes(15).toMillis(),
                        false),
                fixture.verify(tokens.accessToken()));
        assertEquals(tokens.user(), fixture.refresh(tokens.refreshToken()).user());
    }

    @Test
    void registerShouldNameAccountAndDeviceWhenNobodyDoes() {
        Fixture fixture = new Fixture();

        Result result = fixture.identity.registerAccount().register(new Command("ann", passwordOf("ann"), "", "", ""));

        Result.Registered registered = assertInstanceOf(Result.Registered.class, result);
        assertEquals("ann", registered.profile().name());
        assertEquals(
                "device",
                fixture.devices(registered.profile().user()).getFirst().name());
    }

    @Test
    void registerShouldNotStartTheDeviceOfSomebodyWhoIsInNoConversation() {
        Fixture fixture = new Fixture();

        fixture.register("ann");

        assertEquals(List.of(), fixture.startedDevices);
    }

    @ParameterizedTest
    @CsvSource({
        "handle, ab, password of ab, '', ''",
        "handle, Größe, password of, '', ''",
        "handle, has space, password of, '', ''",
        "handle, abcdefghijklmnopqrstuvwxyz1234567, password of, '', ''",
        "password, ann, short, '', ''",
        "name, ann, password of ann, ' spaced ', ''",
        "deviceName, ann, password of ann, '', ' spaced '"
    })
    void registerShouldSayWhatIsInvalid(String field, String handle, String password, String name, String device) {
        Fixture fixture = new Fixture();

        Result result = fixture.identity
                .registerAccount()
                .register(new Command(handle, new Password(password), name, "", device));

        assertEquals(field, assertInstanceOf(Result.Invalid.class, result).field());
        assertEquals(0, fixture.hasher.work());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ANN", "Ann"})
    void registerShouldRefuseAHandleThatIsTakenWithoutHashing(String handle) {
        Fixture fixture = new Fixture();
        fixture.register("ann");
        int work = fixture.hasher.work();

        Result result = fixture.identity.registerAccount().register(new Command(handle, passwordOf("ann"), "", "", ""));

        assertEquals(new Result.HandleTaken(), result);
        assertEquals(work, fixture.hasher.work());
    }

    @Test
    void registerShouldBeBusyWhenTheHasherIs() {
        Fixture fixture = new Fixture();
        fixture.hasher.setBusy(true);

        assertEquals(
                new Result.Busy(1_234),
                fixture.identity.registerAccount().register(new Command("ann", passwordOf("ann"), "", "", "")));
        assertFalse(fixture.stores.registrations().isTaken(new Handle("ann")));
    }

    @Test
    void registerShouldRefuseEverybodyWhenClosed() {
        Fixture fixture = new Fixture(configOf(RegistrationMode.CLOSED, 10, false));

        assertEquals(
                new Result.Closed(),
                fixture.identity.registerAccount().register(new Command("ann", passwordOf("ann"), "", "", "")));
    }

    @Test
    void registerShouldNeedAnInviteWithUsesLeft() {
        Fixture fixture = new Fixture(configOf(RegistrationMode.INVITE, 10, false));
        String code = invite(fixture, 1, Duration.ofHours(1));

        assertEquals(new Result.InviteRefused(), registerWith(fixture, "ann", ""));
        assertEquals(new Result.InviteRefused(), registerWith(fixture, "ann", "guessed"));
        assertInstanceOf(Result.Registered.class, registerWith(fixture, "ann", code));
        assertEquals(new Result.InviteRefused(), registerWith(fixture, "bob", code));
    }

    @Test
    void registerShouldRefuseAnInviteThatExpired() {
        Fixture fixture = new Fixture(configOf(RegistrationMode.INVITE, 10, false));
        String code = invite(fixture, 5, Duration.ofHours(1));

        fixture.clock.advance(Duration.ofHours(1));

        assertEquals(new Result.InviteRefused(), registerWith(fixture, "ann", code));
    }

    @Test
    void registerShouldNotHashForSomebodyWithoutInvite() {
        Fixture fixture = new Fixture(configOf(RegistrationMode.INVITE, 10, false));

        registerWith(fixture, "ann", "guessed");

        assertEquals(0, fixture.hasher.work());
    }

    @Test
    void inviteShouldBeCreatedOnlyByAdminsWithinLimits() {
        Fixture fixture = new Fixture();
        UserId admin = fixture.addAdmin("root");
        UserId ann = fixture.register("ann").user();

        assertEquals(new CreateInvite.Result.Forbidden(), tryInvite(fixture, ann, 1, Duration.ofHours(1)));
        assertEquals("uses", invalidField(tryInvite(fixture, admin, 0, Duration.ofHours(1))));
        assertEquals("uses", invalidField(tryInvite(fixture, admin, 10_001, Duration.ofHours(1))));
        assertEquals("life", invalidField(tryInvite(fixture, admin, 1, Duration.ZERO)));
        assertEquals("life", invalidField(tryInvite(fixture, admin, 1, Duration.ofDays(366))));
        CreateInvite.Result.Created created = assertInstanceOf(
                CreateInvite.Result.Created.class, tryInvite(fixture, admin, 10_000, Duration.ofDays(365)));
        assertEquals(NOW + Duration.ofDays(365).toMillis(), created.expiresAt());
        assertEquals(10_000, created.uses());
    }

    @Test
    void addAccountShouldWorkWhileClosedAndMayMakeAnAdmin() {
        Fixture fixture = new Fixture(configOf(RegistrationMode.CLOSED, 10, false));

        UserId admin = fixture.addAdmin("root");

        assertTrue(fixture.stores.accounts().find(admin).orElseThrow().admin());
        assertEquals(List.of(), fixture.devices(admin));
        VerifyToken.Result verified =
                fixture.verify(fixture.logIn("root", "laptop").accessToken());
        assertTrue(assertInstanceOf(VerifyToken.Result.Valid.class, verified).admin());
    }

    @Test
    void addAccountShouldRefuseWhatRegisteringRefuses() {
        Fixture fixture = new Fixture();
        fixture.register("ann");
        AddAccount add = fixture.identity.addAccount();

        assertEquals(
                new AddAccount.Result.HandleTaken(),
                add.add(new AddAccount.Command("Ann", passwordOf("ann"), "", false)));
        assertInstanceOf(
                AddAccount.Result.Invalid.class, add.add(new AddAccount.Command("a", passwordOf("ann"), "", false)));
        assertInstanceOf(
                AddAccount.Result.Invalid.class,
                add.add(new AddAccount.Command("bob", new Password("short"), "", false)));
        assertInstanceOf(
                AddAccount.Result.Invalid.class,
                add.add(new AddAccount.Command("bob", passwordOf("bob"), "\u0007", false)));
        fixture.hasher.setBusy(true);
        assertEquals(
                new AddAccount.Result.Busy(1_234),
                add.add(new AddAccount.Command("bob", passwordOf("bob"), "", false)));
    }

    private static String invite(Fixture fixture, int uses, Duration life) {
        UserId admin = fixture.addAdmin("root");
        int work = fixture.hasher.work();
        String code = assertInstanceOf(CreateInvite.Result.Created.class, tryInvite(fixture, admin, uses, life))
                .code();
        assertEquals(work, fixture.hasher.work());
        return code;
    }

    private static CreateInvite.Result tryInvite(Fixture fixture, UserId creator, int uses, Duration life) {
        return fixture.identity.createInvite().create(new CreateInvite.Command(creator, uses, life));
    }

    private static String invalidField(CreateInvite.Result result) {
        return assertInstanceOf(CreateInvite.Result.Invalid.class, result).field();
    }

    private static Result registerWith(Fixture fixture, String handle, String invite) {
        return fixture.identity.registerAccount().register(new Command(handle, passwordOf(handle), "", invite, ""));
    }
}
