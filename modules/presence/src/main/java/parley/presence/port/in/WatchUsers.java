package parley.presence.port.in;

import java.util.List;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// Has a session told of the presence of users: as it is now, and each change, through its [SignalOutput].
@FunctionalInterface
public interface WatchUsers {
    /// Blocks while it is found out what the session may see. Who is watched already is told again.
    Result watch(Command command);

    /// @param users may repeat each other
    record Command(SessionId session, List<UserId> users) {
        public Command {
            users = List.copyOf(users);
        }
    }

    sealed interface Result {
        /// Until [UnwatchUsers], or the session's end.
        record Watching() implements Result {}

        /// The session would watch more than `limit` users. Nothing has changed.
        record TooMany(int limit) implements Result {}

        /// All sessions together watch as many users as this instance can bear. Nothing has changed.
        record Full() implements Result {}

        /// The session is over.
        record NoSession() implements Result {}
    }
}
