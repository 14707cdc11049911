package parley.adapter.artemis;

import java.util.List;
import java.util.Set;

/// Does jobs. Any of them may have been done before.
@FunctionalInterface
public interface JobHandler<T> {
    /// Does what it can and returns those that are not done; all others are, durably. Those, or all if this throws,
    /// are handed in again later, perhaps with others.
    Set<T> handle(List<T> jobs);
}
