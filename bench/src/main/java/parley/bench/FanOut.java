package parley.bench;

import java.util.List;
import java.util.Locale;
import parley.bench.server.Setting;

/// How the server hands on a group's message.
enum FanOut {
    /// As it is configured by default: by the size of the group.
    DEFAULT,
    /// Heads of all members before the acknowledgement, whatever the size.
    SYNC,
    /// By a durable job after the acknowledgement, whatever the size.
    QUEUED;

    /// What a server has to be told.
    ///
    /// @param members of the largest group
    List<Setting> settings(int members) {
        return switch (this) {
            case DEFAULT -> List.of();
            case SYNC -> List.of(threshold(members + 1));
            case QUEUED -> List.of(threshold(2));
        };
    }

    private static Setting threshold(int members) {
        return new Setting("groups", "queued-from-members", Integer.toString(members));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
