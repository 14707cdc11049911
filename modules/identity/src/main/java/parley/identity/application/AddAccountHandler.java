package parley.identity.application;

import java.time.Clock;
import parley.identity.domain.DisplayName;
import parley.identity.domain.Handle;
import parley.identity.domain.Password;
import parley.identity.domain.Profile;
import parley.identity.port.in.AddAccount;
import parley.identity.port.out.PasswordHasher;
import parley.identity.port.out.Registrations;
import parley.kernel.IdGenerator;
import parley.kernel.UserId;

final class AddAccountHandler implements AddAccount {
    private final Registrations registrations;
    private final PasswordHasher hasher;
    private final Clock clock;
    private final IdGenerator ids;

    AddAccountHandler(Registrations registrations, PasswordHasher hasher, Clock clock, IdGenerator ids) {
        this.registrations = registrations;
        this.hasher = hasher;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Result add(Command command) {
        if (!Handle.isValid(command.handle())) {
            return new Result.Invalid("handle", Handle.EXPECTED);
        }
        if (!command.password().isAcceptable()) {
            return new Result.Invalid("password", Password.EXPECTED);
        }
        if (!command.name().isEmpty() && !DisplayName.isValid(command.name())) {
            return new Result.Invalid("name", DisplayName.EXPECTED);
        }
        Handle handle = Handle.of(command.handle());
        if (registrations.isTaken(handle)) {
            return new Result.HandleTaken();
        }
        return switch (hasher.hash(command.password())) {
            case PasswordHasher.Hashing.Busy busy -> new Result.Busy(busy.retryAfterMs());
            case PasswordHasher.Hashing.Hashed hashed -> store(command, handle, hashed);
        };
    }

    private Result store(Command command, Handle handle, PasswordHasher.Hashing.Hashed hashed) {
        String name = command.name().isEmpty() ? handle.value() : command.name();
        Profile profile = new Profile(new UserId(ids.next()), handle, name, 1, command.admin(), clock.millis());
        return switch (registrations.add(profile, hashed.credential())) {
            case STORED -> new Result.Added(profile);
            case HANDLE_TAKEN -> new Result.HandleTaken();
            case INVITE_REFUSED -> throw new IllegalStateException("no invite was asked for");
        };
    }
}
