package parley.adapter.artemis;

import java.util.List;

/// Does jobs. Any of them may have been done before.
@FunctionalInterface
public interface JobHandler<T> {
    /// Whether all of them are done. If not, or if this throws, they are handed in again later, perhaps with others.
    boolean handle(List<T> jobs);
}
