package parley.groups.application;

import java.time.Duration;

/// What an operator can set about groups.
///
/// @param members most members of a group, 2 to 1,500; default 1,024
/// @param queuedFromMembers from how many members on entries reach them by a queued job, 2 to 1,500; default
/// 100
/// @param chunk members whose inboxes are advanced at a time, 1 to 10,000; default 256
/// @param links most links of a group, 1 to 1,000; default 20
/// @param requests most requests of a group that nobody decided, 1 to 100,000; default 1,000
/// @param requestLife how long they wait, 1 minute to 400 days; default 30 days
/// @param changeTimeout how long a change waits for another one of the same group, 0 to 1 minute; default 10
/// seconds
/// @param cachedMembers how many members of groups are kept in memory, 1,500 to 100,000,000; default 500,000
/// @param cachedVisibilities how many members' intervals are kept in memory, 1 to 10,000,000; default 100,000
/// @param cachedFellowships how many users' memberships are kept in memory, 1,000 to 100,000,000; default
/// 500,000
/// @param cacheLife how long they are kept, 0 to 1 hour; default 1 minute
/// @param shared whether other instances change the same groups: then what is kept is compared with the stores before
/// it is used; only who shares a group with whom may be as old as `cacheLife`; default false
public record GroupsConfig(
        int members,
        int queuedFromMembers,
        int chunk,
        int links,
        int requests,
        Duration requestLife,
        Duration changeTimeout,
        int cachedMembers,
        int cachedVisibilities,
        int cachedFellowships,
        Duration cacheLife,
        boolean shared) {
    public GroupsConfig {
        within("members", members, 2, 1_500);
        within("queuedFromMembers", queuedFromMembers, 2, 1_500);
        within("chunk", chunk, 1, 10_000);
        within("links", links, 1, 1_000);
        within("requests", requests, 1, 100_000);
        within("requestLife", requestLife, Duration.ofMinutes(1), Duration.ofDays(400));
        within("changeTimeout", changeTimeout, Duration.ZERO, Duration.ofMinutes(1));
        within("cachedMembers", cachedMembers, 1_500, 100_000_000);
        within("cachedVisibilities", cachedVisibilities, 1, 10_000_000);
        within("cachedFellowships", cachedFellowships, 1_000, 100_000_000);
        within("cacheLife", cacheLife, Duration.ZERO, Duration.ofHours(1));
    }

    public static GroupsConfig defaults() {
        return new GroupsConfig(
                1_024,
                100,
                256,
                20,
                1_000,
                Duration.ofDays(30),
                Duration.ofSeconds(10),
                500_000,
                100_000,
                500_000,
                Duration.ofMinutes(1),
                false);
    }

    private static void within(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + min + " to " + max + ")");
        }
    }

    private static void within(String name, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + min + " to " + max + ")");
        }
    }
}
