package parley.app.config;

import java.util.List;

/// The configuration cannot be used; says everything that is wrong with it.
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ConfigurationException(List<String> problems) {
        super(
                problems.size() == 1
                        ? problems.getFirst()
                        : "the configuration has " + problems.size() + " problems:\n  "
                                + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /// One text per problem.
    public List<String> problems() {
        return problems;
    }
}
