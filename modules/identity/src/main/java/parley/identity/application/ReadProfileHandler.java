package parley.identity.application;

import parley.identity.port.in.ReadProfile;
import parley.identity.port.out.Accounts;

final class ReadProfileHandler implements ReadProfile {
    private final Accounts accounts;

    ReadProfileHandler(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Result read(Query query) {
        return accounts.find(query.user()).<Result>map(Result.Found::new).orElseGet(Result.NotFound::new);
    }
}
