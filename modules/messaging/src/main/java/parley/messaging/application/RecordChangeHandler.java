package parley.messaging.application;

import parley.messaging.port.in.RecordChange;

final class RecordChangeHandler implements RecordChange {
    private final Route route;

    RecordChangeHandler(Route route) {
        this.route = route;
    }

    @Override
    public Result record(Command command) {
        return route.record(command);
    }
}
