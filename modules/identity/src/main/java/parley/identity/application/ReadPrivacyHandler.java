package parley.identity.application;

import parley.identity.port.in.ReadPrivacy;
import parley.identity.port.out.PrivacySettings;

final class ReadPrivacyHandler implements ReadPrivacy {
    private final PrivacySettings settings;

    ReadPrivacyHandler(PrivacySettings settings) {
        this.settings = settings;
    }

    @Override
    public Result read(Query query) {
        return settings.find(query.user()).<Result>map(Result.Found::new).orElseGet(Result.NotFound::new);
    }
}
