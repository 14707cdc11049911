package parley.app.warning;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/// What an operator should know and may want an alarm for. The codes are stable and explained in `docs/operations.md`.
public enum OperatorWarning {
    /// A variable of the environment looks like a key of the configuration but is none.
    UNKNOWN_VARIABLE,
    /// The listener takes plaintext from other machines.
    PLAINTEXT_EXPOSED,
    /// The certificate ends soon, or has ended.
    CERTIFICATE_EXPIRES,
    /// A changed certificate could not be used; the one before stays in use.
    CERTIFICATE_NOT_RELOADED,
    /// So few file descriptors are allowed that only a small number of clients can connect.
    FEW_DESCRIPTORS,
    /// The disk is nearly full.
    LITTLE_DISK_SPACE,
    /// Syncing the disk takes so long that every message feels it.
    SLOW_SYNC,
    /// A periodic task failed; it runs again at its next turn.
    UPKEEP_FAILED;

    /// The word that stands in the log as `code`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A log entry at level WARN with the code.
    public LoggingEventBuilder log(Logger log) {
        return log.atWarn().addKeyValue("code", code());
    }
}
