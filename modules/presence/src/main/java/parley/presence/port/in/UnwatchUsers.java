package parley.presence.port.in;

import java.util.List;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// Ends what [WatchUsers] began, for some users. Idempotent.
@FunctionalInterface
public interface UnwatchUsers {
    void unwatch(Command command);

    record Command(SessionId session, List<UserId> users) {
        public Command {
            users = List.copyOf(users);
        }
    }
}
