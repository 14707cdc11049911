package parley.identity.application;

import java.util.Optional;
import parley.events.EventPublisher;
import parley.events.PrivacyChanged;
import parley.identity.domain.Privacy;
import parley.identity.port.in.ChangePrivacy;
import parley.identity.port.out.PrivacySettings;

final class ChangePrivacyHandler implements ChangePrivacy {
    private final PrivacySettings settings;
    private final PrivacyCache cache;
    private final EventPublisher events;

    ChangePrivacyHandler(PrivacySettings settings, PrivacyCache cache, EventPublisher events) {
        this.settings = settings;
        this.cache = cache;
        this.events = events;
    }

    @Override
    public Result change(Command command) {
        Optional<Privacy> before = settings.find(command.user());
        if (before.isEmpty()) {
            return new Result.NotFound();
        }
        if (before.get().after(command.changes()).equals(before.get())) {
            return new Result.Changed(before.get());
        }
        Optional<Privacy> after;
        try {
            after = settings.change(command.user(), command.changes());
        } finally {
            cache.invalidate(command.user());
        }
        if (after.isEmpty()) {
            return new Result.NotFound();
        }
        events.publish(new PrivacyChanged(command.user(), command.device()));
        return new Result.Changed(after.get());
    }
}
