package parley.identity.inmemory;

import java.util.List;
import java.util.Optional;
import parley.identity.domain.Privacy;
import parley.identity.port.out.PrivacySettings;
import parley.kernel.UserId;

final class InMemoryPrivacySettings implements PrivacySettings {
    private final Tables tables;

    InMemoryPrivacySettings(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Privacy> find(UserId user) {
        synchronized (tables) {
            return tables.profiles.containsKey(user)
                    ? Optional.of(tables.privacy.getOrDefault(user, Privacy.DEFAULT))
                    : Optional.empty();
        }
    }

    @Override
    public Optional<Privacy> change(UserId user, List<Privacy.Change> changes) {
        synchronized (tables) {
            Optional<Privacy> changed = find(user).map(privacy -> privacy.after(changes));
            changed.ifPresent(privacy -> tables.privacy.put(user, privacy));
            return changed;
        }
    }
}
