package parley.app.check;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/// What an operator should know and may want an alarm for. The codes are stable and explained in `docs/operations.md`.
public enum OperatorWarning {
    /// A variable of the environment looks like a key of the configuration but is none.
    UNKNOWN_VARIABLE;

    /// The word that stands in the log as `code`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A log entry at level WARN with the code.
    public LoggingEventBuilder log(Logger log) {
        return log.atWarn().addKeyValue("code", code());
    }
}
