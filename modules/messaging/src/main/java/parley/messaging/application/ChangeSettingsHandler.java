package parley.messaging.application;

import parley.messaging.domain.ConversationSettings;
import parley.messaging.port.in.ChangeSettings;
import parley.messaging.port.out.LogUnavailableException;

final class ChangeSettingsHandler implements ChangeSettings {
    private final SettingsWriter settings;

    ChangeSettingsHandler(SettingsWriter settings) {
        this.settings = settings;
    }

    @Override
    public Result change(Command command) {
        try {
            return settings.change(
                            command.user(),
                            command.device(),
                            command.conversation(),
                            old -> applied(command.changes(), old))
                    .<Result>map(Result.Changed::new)
                    .orElseGet(Result.NotFound::new);
        } catch (LogUnavailableException unavailable) {
            return new Result.Unavailable();
        }
    }

    private static ConversationSettings applied(Changes changes, ConversationSettings old) {
        return new ConversationSettings(
                changes.mutedUntil().orElse(old.mutedUntil()),
                changes.archived().orElse(old.archived()),
                changes.pinned().orElse(old.pinned()),
                changes.unread().orElse(old.unread()),
                old.changedAt());
    }
}
