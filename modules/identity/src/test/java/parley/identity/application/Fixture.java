package parley.identity.application;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import parley.events.Event;
import parley.identity.FakeAccessTokens;
import parley.identity.FakePasswordHasher;
import parley.identity.FakeSecretSource;
import parley.identity.MutableClock;
import parley.identity.People;
import parley.identity.domain.Device;
import parley.identity.domain.IssuedTokens;
import parley.identity.domain.Password;
import parley.identity.inmemory.InMemoryIdentity;
import parley.identity.port.in.AddAccount;
import parley.identity.port.in.ListDevices;
import parley.identity.port.in.LogIn;
import parley.identity.port.in.LogIn.Target;
import parley.identity.port.in.RefreshTokens;
import parley.identity.port.in.RegisterAccount;
import parley.identity.port.in.ReloadRevocations;
import parley.identity.port.in.VerifyToken;
import parley.identity.port.out.DeviceStarter;
import parley.identity.port.out.IdentityStores;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Identity on memory and fakes, with shortcuts for what most tests begin with.
final class Fixture {
    /// A whole second, so that what is issued now expires on a whole second without rounding.
    static final long NOW = People.REGISTERED_AT;

    final MutableClock clock = new MutableClock(NOW);
    final FakePasswordHasher hasher = new FakePasswordHasher();
    final FakeAccessTokens accessTokens = new FakeAccessTokens();
    final List<Event> events = new CopyOnWriteArrayList<>();
    /// Devices that were started before they got a refresh token.
    final List<DeviceId> startedDevices = new CopyOnWriteArrayList<>();
    final IdentityStores stores;
    final IdentityConfig config;
    final IdentityModule identity;
    DeviceStarter.Outcome startOutcome = DeviceStarter.Outcome.STARTED;

    Fixture() {
        this(IdentityConfig.defaults());
    }

    Fixture(IdentityConfig config) {
        this(config, InMemoryIdentity.create());
    }

    /// Several fixtures on the same stores are several instances on one database.
    Fixture(IdentityConfig config, IdentityStores stores) {
        this.config = config;
        this.stores = stores;
        AtomicLong lastId = new AtomicLong(System.identityHashCode(this) * 1_000_000L);
        this.identity = IdentityModule.create(
                new IdentityPorts(
                        stores,
                        hasher,
                        accessTokens,
                        new FakeSecretSource(),
                        (user, device) -> {
                            if (stores.devices().find(user, device).isEmpty()) {
                                startedDevices.add(device);
                            }
                            return startOutcome;
                        },
                        events::add),
                config,
                clock,
                () -> new UUID(7, lastId.incrementAndGet()));
    }

    static IdentityConfig configOf(RegistrationMode registration, int deviceLimit, boolean bulkRegistration) {
        return new IdentityConfig(
                registration,
                deviceLimit,
                3,
                2,
                Duration.ofMinutes(15),
                Duration.ofDays(60),
                Duration.ofMinutes(10),
                100,
                Duration.ofMinutes(1),
                100,
                bulkRegistration);
    }

    static Password passwordOf(String handle) {
        return new Password("password of " + handle.toLowerCase(Locale.ROOT));
    }

    IssuedTokens register(String handle) {
        RegisterAccount.Result result = identity.registerAccount()
                .register(new RegisterAccount.Command(handle, passwordOf(handle), "", "", "phone"));
        return assertInstanceOf(RegisterAccount.Result.Registered.class, result).tokens();
    }

    UserId addAdmin(String handle) {
        AddAccount.Result result =
                identity.addAccount().add(new AddAccount.Command(handle, passwordOf(handle), "", true));
        return assertInstanceOf(AddAccount.Result.Added.class, result).profile().user();
    }

    LogIn.Result tryLogIn(String handle, Target target) {
        return identity.logIn().logIn(new LogIn.Command(handle, passwordOf(handle), target));
    }

    IssuedTokens logIn(String handle, String deviceName) {
        LogIn.Result result = tryLogIn(handle, new Target.NewDevice(deviceName));
        return assertInstanceOf(LogIn.Result.LoggedIn.class, result).tokens();
    }

    RefreshTokens.Result tryRefresh(String refreshToken) {
        return identity.refreshTokens().refresh(new RefreshTokens.Command(refreshToken));
    }

    IssuedTokens refresh(String refreshToken) {
        return assertInstanceOf(RefreshTokens.Result.Refreshed.class, tryRefresh(refreshToken))
                .tokens();
    }

    VerifyToken.Result verify(String accessToken) {
        return identity.verifyToken().verify(new VerifyToken.Query(accessToken));
    }

    List<Device> devices(UserId user) {
        ListDevices.Result result = identity.listDevices().list(new ListDevices.Query(user));
        return assertInstanceOf(ListDevices.Result.Listed.class, result).devices();
    }

    int reload() {
        ReloadRevocations.Result result = identity.reloadRevocations().reload(new ReloadRevocations.Command());
        return assertInstanceOf(ReloadRevocations.Result.Reloaded.class, result).found();
    }
}
