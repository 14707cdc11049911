package parley.identity.application;

import java.time.Clock;
import java.time.Duration;
import parley.identity.domain.Device;
import parley.identity.domain.DisplayName;
import parley.identity.domain.Handle;
import parley.identity.domain.Password;
import parley.identity.domain.Profile;
import parley.identity.domain.RefreshChain;
import parley.identity.domain.RefreshToken;
import parley.identity.domain.Registration;
import parley.identity.domain.SecretHash;
import parley.identity.port.in.RegisterAccount;
import parley.identity.port.out.IdentityStores;
import parley.identity.port.out.PasswordHasher;
import parley.identity.port.out.Registrations.Admission;
import parley.kernel.DeviceId;
import parley.kernel.IdGenerator;
import parley.kernel.UserId;

/// The account is new, so it is in no conversation yet and its device needs no start there.
///
/// All cheap refusals come before the password is hashed; the store decides again about handle and invite.
final class RegisterAccountHandler implements RegisterAccount {
    private final IdentityStores stores;
    private final PasswordHasher hasher;
    private final TokenIssuer tokens;
    private final RegistrationMode mode;
    private final Duration refreshTokenLife;
    private final Clock clock;
    private final IdGenerator ids;

    RegisterAccountHandler(
            IdentityPorts ports, TokenIssuer tokens, IdentityConfig config, Clock clock, IdGenerator ids) {
        this.stores = ports.stores();
        this.hasher = ports.passwordHasher();
        this.tokens = tokens;
        this.mode = config.registration();
        this.refreshTokenLife = config.refreshTokenLife();
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Result register(Command command) {
        if (mode == RegistrationMode.CLOSED) {
            return new Result.Closed();
        }
        if (!Handle.isValid(command.handle())) {
            return new Result.Invalid("handle", Handle.EXPECTED);
        }
        if (!command.password().isAcceptable()) {
            return new Result.Invalid("password", Password.EXPECTED);
        }
        if (!command.name().isEmpty() && !DisplayName.isValid(command.name())) {
            return new Result.Invalid("name", DisplayName.EXPECTED);
        }
        if (!command.deviceName().isEmpty() && !DisplayName.isValid(command.deviceName())) {
            return new Result.Invalid("deviceName", DisplayName.EXPECTED);
        }
        return admit(command, Handle.of(command.handle()));
    }

    private Result admit(Command command, Handle handle) {
        Admission admission = new Admission.Open();
        if (mode == RegistrationMode.INVITE) {
            SecretHash code = SecretHash.of(command.invite());
            if (!stores.invites().isUsable(code, clock.millis())) {
                return new Result.InviteRefused();
            }
            admission = new Admission.ByInvite(code, clock.millis());
        }
        if (stores.registrations().isTaken(handle)) {
            return new Result.HandleTaken();
        }
        return switch (hasher.hash(command.password())) {
            case PasswordHasher.Hashing.Busy busy -> new Result.Busy(busy.retryAfterMs());
            case PasswordHasher.Hashing.Hashed hashed -> store(command, handle, hashed, admission);
        };
    }

    private Result store(Command command, Handle handle, PasswordHasher.Hashing.Hashed hashed, Admission admission) {
        long now = clock.millis();
        UserId user = new UserId(ids.next());
        DeviceId device = new DeviceId(ids.next());
        String name = command.name().isEmpty() ? handle.value() : command.name();
        Profile profile = new Profile(user, handle, name, 1, false, now);
        RefreshToken refreshToken = tokens.firstRefreshToken(device);
        Registration registration = new Registration(
                profile,
                hashed.credential(),
                new Device(device, user, DeviceNames.orDefault(command.deviceName()), now, now),
                RefreshChain.begin(user, refreshToken, now, refreshTokenLife));
        return switch (stores.registrations().register(registration, admission)) {
            case HANDLE_TAKEN -> new Result.HandleTaken();
            case INVITE_REFUSED -> new Result.InviteRefused();
            case STORED -> new Result.Registered(profile, tokens.issue(user, false, refreshToken, now));
        };
    }
}
