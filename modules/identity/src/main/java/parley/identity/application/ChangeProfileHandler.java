package parley.identity.application;

import java.util.Optional;
import parley.identity.domain.DisplayName;
import parley.identity.domain.Profile;
import parley.identity.port.in.ChangeProfile;
import parley.identity.port.out.Accounts;

final class ChangeProfileHandler implements ChangeProfile {
    private final Accounts accounts;

    ChangeProfileHandler(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Result change(Command command) {
        if (!DisplayName.isValid(command.name())) {
            return new Result.Invalid("name", DisplayName.EXPECTED);
        }
        Optional<Profile> before = accounts.find(command.user());
        if (before.isEmpty()) {
            return new Result.NotFound();
        }
        Profile old = before.get();
        if (old.version() != command.version()) {
            return new Result.Outdated(old);
        }
        if (accounts.rename(command.user(), command.name(), command.version())) {
            return new Result.Changed(new Profile(
                    old.user(), old.handle(), command.name(), old.version() + 1, old.admin(), old.createdAt()));
        }
        return accounts.find(command.user()).<Result>map(Result.Outdated::new).orElseGet(Result.NotFound::new);
    }
}
