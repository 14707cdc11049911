package parley.client.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import parley.client.model.ErrorCode;
import parley.client.model.RefusedException;
import parley.client.model.UserId;
import parley.client.wire.ClientFrames;
import parley.client.wire.ServerFrame;

/// Whose presence the application wants. The server forgets it with every session. Not safe for concurrent
/// use.
final class Watching {
    private static final int FRAME = 100;

    private final Set<UserId> watched = new LinkedHashSet<>();
    private int limit = ServerFrame.Limits.DEFAULTS.watch();

    /// The frames that a new session needs.
    ///
    /// @param most users that it takes
    List<String> connected(int most) {
        limit = most;
        return frames(List.copyOf(watched), ClientFrames::watch);
    }

    /// @return the frames that tell the server
    List<String> add(Collection<UserId> users) {
        List<UserId> fresh = users.stream()
                .distinct()
                .filter(user -> !watched.contains(user))
                .toList();
        if (watched.size() + fresh.size() > limit) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "watched users: " + (watched.size() + fresh.size()) + " (expected: at most " + limit + ")",
                    Duration.ZERO);
        }
        watched.addAll(fresh);
        return frames(fresh, ClientFrames::watch);
    }

    /// @return the frames that tell the server
    List<String> remove(Collection<UserId> users) {
        return frames(users.stream().filter(watched::remove).toList(), ClientFrames::unwatch);
    }

    private static List<String> frames(List<UserId> users, Function<List<UserId>, String> frame) {
        List<String> frames = new ArrayList<>();
        for (int from = 0; from < users.size(); from += FRAME) {
            frames.add(frame.apply(users.subList(from, Math.min(from + FRAME, users.size()))));
        }
        return frames;
    }
}
