package parley.presence.inmemory;

import parley.kernel.UserId;
import parley.presence.port.out.PresencePrivacy;
import parley.presence.port.out.PresencePrivacy.Decision;
import parley.presence.port.out.PresencePrivacyContract;

final class InMemoryPresencePrivacyTest implements PresencePrivacyContract {
    private final InMemoryPresencePrivacy privacy = new InMemoryPresencePrivacy();

    @Override
    public PresencePrivacy privacy() {
        return privacy;
    }

    @Override
    public void decide(UserId watcher, UserId watched, Decision decision) {
        privacy.decide(watcher, watched, decision);
    }

    @Override
    public void block(UserId user, UserId other) {
        privacy.part(user, other);
    }
}
