package parley.identity.application;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import parley.identity.domain.Credential;
import parley.identity.domain.Password;
import parley.identity.port.in.ChangePassword;
import parley.identity.port.out.Accounts;
import parley.identity.port.out.PasswordHasher;
import parley.identity.port.out.PasswordHasher.Hashing;
import parley.identity.port.out.PasswordHasher.Verification;
import parley.kernel.DeviceId;

final class ChangePasswordHandler implements ChangePassword {
    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final RevokedDevices revoked;
    private final Clock clock;

    ChangePasswordHandler(Accounts accounts, PasswordHasher hasher, RevokedDevices revoked, Clock clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.revoked = revoked;
        this.clock = clock;
    }

    @Override
    public Result change(Command command) {
        if (!command.next().isAcceptable()) {
            return new Result.Invalid("next", Password.EXPECTED);
        }
        if (!command.current().isAcceptable()) {
            return new Result.WrongPassword();
        }
        Credential from = accounts.credential(command.user());
        return switch (hasher.verify(command.current(), from)) {
            case Verification.Busy busy -> new Result.Busy(busy.retryAfterMs());
            case Verification.Mismatch ignored -> new Result.WrongPassword();
            case Verification.Match ignored ->
                switch (hasher.hash(command.next())) {
                    case Hashing.Busy busy -> new Result.Busy(busy.retryAfterMs());
                    case Hashing.Hashed(Credential.Hashed to) -> store(command, from, to);
                };
        };
    }

    private Result store(Command command, Credential from, Credential to) {
        long now = clock.millis();
        Optional<List<DeviceId>> others = accounts.changeCredential(command.user(), from, to, command.device(), now);
        if (others.isEmpty()) {
            return new Result.WrongPassword();
        }
        revoked.addAll(command.user(), others.get(), now);
        return new Result.Changed(others.get().size());
    }
}
