package parley.cluster.port.in;

import java.util.List;
import parley.cluster.domain.Instance;

/// The instances that live, as far as is known, in the order of their ids; this one included once it has joined.
/// Answers from memory and never blocks.
@FunctionalInterface
public interface ListInstances {
    List<Instance> list();
}
