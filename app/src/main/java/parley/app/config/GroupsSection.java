package parley.app.config;

import java.time.Duration;
import java.util.List;
import parley.groups.application.GroupsConfig;

/// Reads [GroupsConfig].
final class GroupsSection implements Section<GroupsConfig> {
    private static final Form<Integer> MEMBER_COUNT = Form.number(2, 1_500);

    private static final Key<Integer> MEMBERS =
            new Key<>("groups.members", "1024", MEMBER_COUNT, "Most members of a group.");
    private static final Key<Integer> QUEUED_FROM_MEMBERS = new Key<>(
            "groups.queued-from-members",
            "100",
            MEMBER_COUNT,
            "From how many members on messages reach them through the durable queue, so that the sender does not wait.");
    private static final Key<Integer> CHUNK = new Key<>(
            "groups.chunk",
            "256",
            Form.number(1, 10_000),
            "Members whose inboxes are advanced at a time by the queue's work.");
    private static final Key<Integer> LINKS =
            new Key<>("groups.links", "20", Form.number(1, 1_000), "Most invite links of a group.");
    private static final Key<Integer> REQUESTS =
            new Key<>("groups.requests", "1000", Form.number(1, 100_000), "Most undecided requests to join a group.");
    private static final Key<Duration> REQUEST_LIFE = new Key<>(
            "groups.request-life", "30d", Form.DURATION_OF, "How long they wait for a decision, 1 minute to 400 days.");
    private static final Key<Duration> CHANGE_TIMEOUT = new Key<>(
            "groups.change-timeout",
            "10s",
            Form.DURATION_OF,
            "How long a change of a group waits for another one of the same group, at most 1 minute.");
    private static final Key<Integer> CACHED_MEMBERS = new Key<>(
            "groups.cached-members",
            "500000",
            Form.number(1_500, 100_000_000),
            "How many members of groups are kept in memory.");
    private static final Key<Integer> CACHED_VISIBILITIES = new Key<>(
            "groups.cached-visibilities",
            "100000",
            Form.number(1, 10_000_000),
            "For how many members it is kept in memory what they may see.");
    private static final Key<Integer> CACHED_FELLOWSHIPS = new Key<>(
            "groups.cached-fellowships",
            "500000",
            Form.number(1_000, 100_000_000),
            "How many memberships of users are kept in memory to tell who shares a group.");
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
                values.get(CACHE_LIFE),
                DatabaseSection.isShared(values));
    }
}
