package parley.identity.application;

import java.time.Clock;
import java.util.Optional;
import parley.events.DeviceAdded;
import parley.events.EventPublisher;
import parley.identity.domain.Credential;
import parley.identity.domain.Device;
import parley.identity.domain.DisplayName;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.identity.domain.RefreshChain;
import parley.identity.domain.RefreshToken;
import parley.identity.port.in.LogIn;
import parley.identity.port.out.DeviceStarter;
import parley.identity.port.out.IdentityStores;
import parley.identity.port.out.PasswordHasher;
import parley.identity.port.out.PasswordHasher.Verification;
import parley.kernel.DeviceId;
import parley.kernel.IdGenerator;
import parley.kernel.UserId;

/// The store checks once more that the verified credential is still the account's: else somebody who knows the
/// old password could slip in a device while a change of the password revokes all others.
final class LogInHandler implements LogIn {
    private final IdentityStores stores;
    private final PasswordHasher hasher;
    private final DeviceStarter starter;
    private final EventPublisher events;
    private final TokenIssuer tokens;
    private final IdentityConfig config;
    private final Clock clock;
    private final IdGenerator ids;

    LogInHandler(IdentityPorts ports, TokenIssuer tokens, IdentityConfig config, Clock clock, IdGenerator ids) {
        this.stores = ports.stores();
        this.hasher = ports.passwordHasher();
        this.starter = ports.deviceStarter();
        this.events = ports.events();
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Result logIn(Command command) {
        if (command.target() instanceof Target.NewDevice(String name)
                && !name.isEmpty()
                && !DisplayName.isValid(name)) {
            return new Result.Invalid("deviceName", DisplayName.EXPECTED);
        }
        if (!command.password().isAcceptable()) {
            return new Result.Denied();
        }
        Optional<Profile> profile = Handle.isValid(command.handle())
                ? stores.accounts().find(Handle.of(command.handle()))
                : Optional.empty();
        Credential credential =
                profile.map(Profile::user).map(stores.accounts()::credential).orElseGet(Credential.None::new);
        return switch (hasher.verify(command.password(), credential)) {
            case Verification.Busy busy -> new Result.Busy(busy.retryAfterMs());
            case Verification.Mismatch ignored -> new Result.Denied();
            case Verification.Match ignored -> letIn(profile.orElseThrow(), credential, command.target());
        };
    }

    private Result letIn(Profile profile, Credential verified, Target target) {
        return switch (target) {
            case Target.NewDevice(String name) -> onNewDevice(profile, verified, DeviceNames.orDefault(name));
            case Target.KnownDevice(DeviceId device) -> onKnownDevice(profile, verified, device);
        };
    }

    private Result onNewDevice(Profile profile, Credential verified, String name) {
        UserId user = profile.user();
        if (stores.devices().list(user).size() >= config.deviceLimit()) {
            return new Result.TooManyDevices(config.deviceLimit());
        }
        DeviceId id = new DeviceId(ids.next());
        if (starter.start(user, id) == DeviceStarter.Outcome.UNAVAILABLE) {
            return new Result.Unavailable();
        }
        long now = clock.millis();
        RefreshToken first = tokens.firstRefreshToken(id);
        RefreshChain chain = RefreshChain.begin(user, first, now, config.refreshTokenLife());
        return switch (stores.devices()
                .add(new Device(id, user, name, now, now), chain, verified, config.deviceLimit())) {
            case LIMIT_REACHED -> new Result.TooManyDevices(config.deviceLimit());
            case CREDENTIAL_CHANGED -> new Result.Denied();
            case ADDED -> {
                events.publish(new DeviceAdded(user, id));
                yield new Result.LoggedIn(tokens.issue(user, profile.admin(), first, now));
            }
        };
    }

    private Result onKnownDevice(Profile profile, Credential verified, DeviceId device) {
        if (stores.devices().find(profile.user(), device).isEmpty()) {
            return new Result.UnknownDevice();
        }
        long now = clock.millis();
        RefreshToken first = tokens.firstRefreshToken(device);
        RefreshChain chain = RefreshChain.begin(profile.user(), first, now, config.refreshTokenLife());
        return stores.refreshChains().restart(chain, verified, now)
                ? new Result.LoggedIn(tokens.issue(profile.user(), profile.admin(), first, now))
                : new Result.UnknownDevice();
    }
}
