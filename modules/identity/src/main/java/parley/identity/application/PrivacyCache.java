package parley.identity.application;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import parley.identity.domain.Privacy;
import parley.identity.domain.Privacy.Audience;
import parley.identity.port.out.Contacts;
import parley.identity.port.out.PrivacySettings;
import parley.kernel.UserId;

/// What users show to others, in memory; see [UserCache]. A user weighs one more than the contacts that are
/// kept with them: these only if they decide something.
final class PrivacyCache {
    private static final Shown NOBODY = new Shown(false, Privacy.DEFAULT, Set.of());

    private final PrivacySettings settings;
    private final Contacts contacts;
    private final UserCache<Shown> users;

    /// @param capacity the most that users and contacts are together
    PrivacyCache(PrivacySettings settings, Contacts contacts, int capacity, Duration life, Clock clock) {
        this.settings = settings;
        this.contacts = contacts;
        this.users = new UserCache<>(
                this::load, shown -> shown.exists() ? 1 + shown.contacts().size() : 0, capacity, life, clock);
    }

    /// What is known about a user.
    ///
    /// @param contacts empty unless presence is for contacts
    record Shown(boolean exists, Privacy privacy, Set<UserId> contacts) {
        Shown {
            contacts = Set.copyOf(contacts);
        }
    }

    Shown get(UserId user) {
        return users.get(user);
    }

    void invalidate(UserId user) {
        users.invalidate(user);
    }

    long weight() {
        return users.weight();
    }

    private Shown load(UserId user) {
        Optional<Privacy> found = settings.find(user);
        return found.map(privacy -> new Shown(
                        true, privacy, privacy.presence() == Audience.CONTACTS ? contacts.contactsOf(user) : Set.of()))
                .orElse(NOBODY);
    }
}
