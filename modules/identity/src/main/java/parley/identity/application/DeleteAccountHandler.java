package parley.identity.application;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import parley.events.AccountDeleted;
import parley.events.EventPublisher;
import parley.identity.port.in.DeleteAccount;
import parley.identity.port.out.Accounts;
import parley.identity.port.out.PasswordHasher;
import parley.identity.port.out.PasswordHasher.Verification;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

final class DeleteAccountHandler implements DeleteAccount {
    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final RevokedDevices revoked;
    private final CorrespondentCache correspondents;
    private final PrivacyCache privacy;
    private final EventPublisher events;
    private final Clock clock;

    DeleteAccountHandler(
            IdentityPorts ports,
            RevokedDevices revoked,
            CorrespondentCache correspondents,
            PrivacyCache privacy,
            Clock clock) {
        this.accounts = ports.stores().accounts();
        this.hasher = ports.passwordHasher();
        this.events = ports.events();
        this.revoked = revoked;
        this.correspondents = correspondents;
        this.privacy = privacy;
        this.clock = clock;
    }

    @Override
    public Result delete(Command command) {
        if (!command.password().isAcceptable()) {
            return new Result.WrongPassword();
        }
        return switch (hasher.verify(command.password(), accounts.credential(command.user()))) {
            case Verification.Busy busy -> new Result.Busy(busy.retryAfterMs());
            case Verification.Mismatch ignored -> new Result.WrongPassword();
            case Verification.Match ignored -> remove(command.user());
        };
    }

    private Result remove(UserId user) {
        long now = clock.millis();
        Optional<List<DeviceId>> devices = accounts.delete(user, now);
        correspondents.invalidate(user);
        privacy.invalidate(user);
        if (devices.isEmpty()) {
            return new Result.WrongPassword();
        }
        revoked.addAll(user, devices.get(), now);
        events.publish(new AccountDeleted(user));
        return new Result.Deleted();
    }
}
