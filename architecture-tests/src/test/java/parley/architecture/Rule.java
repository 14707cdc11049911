package parley.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/// One rule of the architecture.
///
/// @param id names the package below `violations` whose classes break the rule
/// @param on states the rule for a codebase; it fails if the codebase has nothing that the rule is about
record Rule(String id, Function<Codebase, ArchRule> on) {
    @Override
    public String toString() {
        return id;
    }
}
