package parley.groups.application;

import java.util.List;
import parley.groups.domain.Interval;
import parley.groups.port.in.FindVisibility;

final class FindVisibilityHandler implements FindVisibility {
    private final Memory memory;

    FindVisibilityHandler(Memory memory) {
        this.memory = memory;
    }

    @Override
    public List<Interval> find(Query query) {
        return memory.visibility(query);
    }
}
