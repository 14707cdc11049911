package parley.groups.application;

import java.time.Clock;
import parley.groups.domain.GroupsUnavailableException;
import parley.groups.port.in.DepartUser;
import parley.groups.port.out.Departures;

final class DepartUserHandler implements DepartUser {
    private final Departures departures;
    private final Exit exit;
    private final Clock clock;

    DepartUserHandler(Departures departures, Exit exit, Clock clock) {
        this.departures = departures;
        this.exit = exit;
        this.clock = clock;
    }

    @Override
    public Result depart(Command command) {
        try {
            departures.add(command.user(), clock.millis());
        } catch (GroupsUnavailableException e) {
            return Result.UNAVAILABLE;
        }
        try {
            return exit.leaveAll(command.user()) ? Result.DEPARTED : Result.UNDER_WAY;
        } catch (GroupsUnavailableException e) {
            return Result.UNDER_WAY;
        }
    }
}
