package parley.identity.application;

import java.util.Optional;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.identity.domain.PublicProfile;
import parley.identity.port.in.FindUser;
import parley.identity.port.out.Accounts;
import parley.kernel.UserId;

final class FindUserHandler implements FindUser {
    private final Accounts accounts;
    private final ProfileVisibility visibility;

    FindUserHandler(Accounts accounts, ProfileVisibility visibility) {
        this.accounts = accounts;
        this.visibility = visibility;
    }

    @Override
    public Result find(Query query) {
        Optional<Profile> profile = lookUp(query.key());
        if (profile.isEmpty()) {
            return new Result.NotFound();
        }
        PublicProfile open = new PublicProfile(
                profile.get().user(), profile.get().handle(), profile.get().name());
        return new Result.Found(visibility.asSeenBy(query.viewer(), open));
    }

    private Optional<Profile> lookUp(Key key) {
        return switch (key) {
            case Key.ById(UserId user) -> accounts.find(user);
            case Key.ByHandle(String handle) ->
                Handle.isValid(handle) ? accounts.find(Handle.of(handle)) : Optional.empty();
        };
    }
}
