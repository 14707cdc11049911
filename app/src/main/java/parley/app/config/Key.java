package parley.app.config;

import java.util.Locale;

/// One key of the configuration.
///
/// @param name dotted path in kebab-case, for example `server.port`
/// @param standard the default, written as in the file; must be of the form
/// @param meaning what it does, one sentence or two, for the sample file and the manual
public record Key<T>(String name, String standard, Form<T> form, String meaning) {
    private static final String VARIABLE_PREFIX = "PARLEY_";

    /// The value when nobody sets one.
    T standardValue() {
        return form.parse(standard);
    }

    /// The variable of the environment that sets it: `PARLEY_SERVER_PORT`.
    String variable() {
        return VARIABLE_PREFIX + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
