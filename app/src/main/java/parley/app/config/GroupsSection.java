package parley.app.config;

import java.time.Duration;
import java.util.List;
import parley.groups.application.GroupsConfig;

/// Reads [GroupsConfig].
final class GroupsSection implements Section<GroupsConfig> {
    private static final Form<Integer> COUNT = Form.number(1, Integer.MAX_VALUE);

    private static final Key<Integer> MEMBERS =
            new Key<>("groups.members", "1024", COUNT, "Most members of a group, 2 to 1500.");
    private static final Key<Integer> QUEUED_FROM_MEMBERS = new Key<>(
            "groups.queued-from-members",
            "100",
            COUNT,
            "From how many members on messages reach them through the durable queue, so that the sender does not wait.");
    private static final Key<Integer> CHUNK = new Key<>(
            "groups.chunk", "256", COUNT, "Members whose inboxes are advanced at a time by the queue's work.");
    private static final Key<Integer> LINKS = new Key<>("groups.links", "20", COUNT, "Most invite links of a group.");
    private static final Key<Integer> REQUESTS =
            new Key<>("groups.requests", "1000", COUNT, "Most undecided requests to join a group.");
    private static final Key<Duration> REQUEST_LIFE =
            new Key<>("groups.request-life", "30d", Form.DURATION_OF, "How long they wait for a decision.");
    private static final Key<Duration> CHANGE_TIMEOUT = new Key<>(
            "groups.change-timeout",
            "10s",
            Form.DURATION_OF,
            "How long a change of a group waits for another one of the same group.");
    private static final Key<Integer> CACHED_MEMBERS = new Key<>(
            "groups.cached-members", "500000", COUNT, "How many members of groups are kept in memory, at least 1500.");
    private static final Key<Integer> CACHED_VISIBILITIES = new Key<>(
            "groups.cached-visibilities",
            "100000",
            COUNT,
            "For how many members it is kept in memory what they may see.");
    private static final Key<Integer> CACHED_FELLOWSHIPS = new Key<>(
            "groups.cached-fellowships",
            "500000",
            COUNT,
            "How many memberships of users are kept in memory to tell who shares a group, at least 1000.");
    private static final Key<Duration> CACHE_LIFE =
            new Key<>("groups.cache-life", "1m", Form.DURATION_OF, "How long all of these are kept, at most 1 hour.");

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                MEMBERS,
                QUEUED_FROM_MEMBERS,
                CHUNK,
                LINKS,
                REQUESTS,
                REQUEST_LIFE,
                CHANGE_TIMEOUT,
                CACHED_MEMBERS,
                CACHED_VISIBILITIES,
                CACHED_FELLOWSHIPS,
                CACHE_LIFE);
    }

    @Override
    public GroupsConfig read(Values values) {
        return new GroupsConfig(
                values.get(MEMBERS),
                values.get(QUEUED_FROM_MEMBERS),
                values.get(CHUNK),
                values.get(LINKS),
                values.get(REQUESTS),
                values.get(REQUEST_LIFE),
                values.get(CHANGE_TIMEOUT),
                values.get(CACHED_MEMBERS),
                values.get(CACHED_VISIBILITIES),
                values.get(CACHED_FELLOWSHIPS),
                values.get(CACHE_LIFE));
    }
}
