package parley.kernel;

import java.util.UUID;

/// Source of fresh ids, so that tests can decide them.
@FunctionalInterface
public interface IdGenerator {
    /// A UUID that was never returned before, by this or any other generator. Safe for concurrent use.
    UUID next();
}
