package parley.adapter.redisson.presence;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.redisson.client.codec.ByteArrayCodec;
import parley.adapter.redisson.Redis;
import parley.adapter.redisson.RedisUnavailableException;
import parley.kernel.InstanceId;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.Placement;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.domain.Registration;
import parley.presence.domain.Standing;
import parley.presence.domain.Whereabouts;
import parley.presence.port.out.ConnectionRegistry;

/// The registry of all instances. A look-up is one command, or one per shard of a Redis Cluster; every change
/// is one script.
final class RedissonConnectionRegistry implements ConnectionRegistry {
    private static final int RESTORED_AT_ONCE = 100;

    private final Redis redis;
    private final Markers markers;
    private final Instances instances;
    private final RegistryConfig config;

    RedissonConnectionRegistry(Redis redis, Markers markers, Instances instances, RegistryConfig config) {
        this.redis = redis;
        this.markers = markers;
        this.instances = instances;
        this.config = config;
    }

    @Override
    public Placement put(Connection connection) {
        UserId user = connection.user();
        int shard = shard(user);
        List<byte[]> values = List.of(
                Bytes.of(connection.device().value()),
                Bytes.of(connection.session().value()),
                Bytes.of(connection.instance().value()),
                Bytes.of(user.value()),
                Bytes.of(config.devices()));
        List<Object> answer =
                translated(() -> redis.script(shard, Scripts.PUT, keys(shard, user, connection.instance()), values)
                        .get());
        markers.see(shard, Bytes.text(answer.get(0)));
        byte[] displaced = (byte[]) answer.get(2);
        List<Connection> before = displaced.length < Bytes.ENTRY
                ? List.of()
                : List.of(Bytes.registration(user, ByteBuffer.wrap(displaced)).connection());
        return new Placement(
                Bytes.number(answer.get(1)),
                before.stream()
                        .filter(other -> !other.session().equals(connection.session()))
                        .toList());
    }

    @Override
    public boolean remove(Connection connection, long lastAlive) {
        UserId user = connection.user();
        int shard = shard(user);
        List<byte[]> values = List.of(
                Bytes.of(connection.session().value()),
                Bytes.of(Math.max(0, lastAlive)),
                Bytes.of(connection.instance().value()),
                Bytes.of(user.value()),
                Bytes.of(config.seen().toMillis()));
        List<Object> answer =
                translated(() -> redis.script(shard, Scripts.REMOVE, keys(shard, user, connection.instance()), values)
                        .get());
        markers.see(shard, Bytes.text(answer.get(0)));
        return Bytes.text(answer.get(1)).equals("1");
    }

    @Override
    public Whereabouts find(Collection<UserId> users) {
        Found found = new Found();
        for (Rows rows : read(users, found.unsure)) {
            boolean settled = markers.isSettled(rows.shard());
            rows.byUser().forEach((user, row) -> found.add(user, row, settled));
        }
        if (!users.isEmpty() && found.unsure.size() == new HashSet<>(users).size() && !redis.isThere()) {
            throw new PresenceUnavailableException("redis is away");
        }
        return new Whereabouts(found.connections, found.lastSeen, found.unsure);
    }

    @Override
    public List<Standing> confirm(List<Registration> registrations) {
        Set<UserId> users = registrations.stream()
                .map(registration -> registration.connection().user())
                .collect(Collectors.toSet());
        Set<UserId> unknown = new HashSet<>();
        Map<UserId, Bytes.Row> known = new HashMap<>();
        read(users, unknown).forEach(rows -> known.putAll(rows.byUser()));
        if (!unknown.isEmpty()) {
            throw new PresenceUnavailableException("redis is away");
        }
        Map<Registration, Standing> standings = new HashMap<>();
        Map<Place, List<Registration>> missing = new LinkedHashMap<>();
        for (Registration registration : registrations) {
            Bytes.Row row = known.getOrDefault(registration.connection().user(), Bytes.Row.EMPTY);
            Standing standing = standing(registration, row);
            if (standing == Standing.RESTORED) {
                Place place = new Place(
                        shard(registration.connection().user()),
                        registration.connection().instance());
                missing.computeIfAbsent(place, added -> new ArrayList<>()).add(registration);
            } else {
                standings.put(registration, standing);
            }
        }
        missing.forEach((place, lost) -> restore(place, lost, standings));
        return registrations.stream()
                .map(registration -> standings.getOrDefault(registration, Standing.SUPERSEDED))
                .toList();
    }

    @Override
    public long losses() {
        return markers.losses();
    }

    /// What a dead instance left is removed, so much at a time.
    ///
    /// @return whether something was left
    /// @throws RedisUnavailableException if there is no answer
    boolean prune(InstanceId dead) {
        boolean left = false;
        for (int shard = 0; shard < redis.shards(); shard++) {
            int each = shard;
            Set<byte[]> users = redis.call(
                    each,
                    () -> redis.client()
                            .<byte[]>getSet(held(each, dead), ByteArrayCodec.INSTANCE)
                            .randomAsync(config.users()));
            if (!users.isEmpty()) {
                left = true;
                prune(shard, dead, List.copyOf(users));
            }
        }
        return left;
    }

    private void prune(int shard, InstanceId dead, List<byte[]> users) {
        List<String> keys = new ArrayList<>(List.of(Markers.key(redis, shard), held(shard, dead)));
        List<byte[]> values = new ArrayList<>(List.of(
                Bytes.of(dead.value()),
                Bytes.of(instances.lastBeat(dead)),
                Bytes.of(config.seen().toMillis())));
        for (byte[] user : users) {
            keys.add(key(shard, new UserId(Bytes.id(ByteBuffer.wrap(user)))));
            values.add(user);
        }
        redis.script(shard, Scripts.PRUNE, keys, values).get();
    }

    private record Place(int shard, InstanceId instance) {}

    private record Rows(int shard, Map<UserId, Bytes.Row> byUser) {}

    /// Gathers what is known of users.
    private final class Found {
        private final List<Connection> connections = new ArrayList<>();
        private final Map<UserId, Long> lastSeen = new HashMap<>();
        private final Set<UserId> unsure = new HashSet<>();

        void add(UserId user, Bytes.Row row, boolean settled) {
            long seen = row.lastSeen();
            for (Registration registration : row.registrations()) {
                InstanceId instance = registration.connection().instance();
                if (instances.isAlive(instance)) {
                    connections.add(registration.connection());
                } else {
                    seen = Math.max(seen, instances.lastBeat(instance));
                }
            }
            if (seen > 0) {
                lastSeen.put(user, seen);
            }
            if (!settled) {
                unsure.add(user);
            }
        }
    }

    private record Sent(int shard, List<UserId> users, Redis.Pending<Map<String, byte[]>> answer) {}

    /// Everything is sent before anything is waited for.
    ///
    /// @param unknown gets the users of shards that do not answer
    private List<Rows> read(Collection<UserId> users, Set<UserId> unknown) {
        List<Sent> sent = new ArrayList<>();
        Map<Integer, List<UserId>> byShard = users.stream().distinct().collect(Collectors.groupingBy(this::shard));
        byShard.forEach((shard, all) -> {
            for (int from = 0; from < all.size(); from += config.users()) {
                List<UserId> some = all.subList(from, Math.min(all.size(), from + config.users()));
                try {
                    sent.add(new Sent(shard, some, redis.send(shard, () -> get(shard, some))));
                } catch (RedisUnavailableException away) {
                    unknown.addAll(some);
                }
            }
        });
        List<Rows> read = new ArrayList<>(sent.size());
        for (Sent each : sent) {
            try {
                read.add(rows(each, each.answer().get()));
            } catch (RedisUnavailableException away) {
                unknown.addAll(each.users());
            }
        }
        return read;
    }

    private CompletionStage<Map<String, byte[]>> get(int shard, List<UserId> users) {
        String[] keys = new String[users.size() + 1];
        keys[0] = Markers.key(redis, shard);
        for (int place = 0; place < users.size(); place++) {
            keys[place + 1] = key(shard, users.get(place));
        }
        return redis.client().getBuckets(ByteArrayCodec.INSTANCE).getAsync(keys);
    }

    private Rows rows(Sent sent, Map<String, byte[]> values) {
        byte[] marker = values.get(Markers.key(redis, sent.shard()));
        markers.see(sent.shard(), marker == null ? null : Bytes.text(marker));
        Map<UserId, Bytes.Row> rows = new HashMap<>();
        for (UserId user : sent.users()) {
            rows.put(user, Bytes.row(user, values.get(key(sent.shard(), user))));
        }
        return new Rows(sent.shard(), rows);
    }

    private static Standing standing(Registration registration, Bytes.Row row) {
        for (Registration stored : row.registrations()) {
            if (stored.connection().device().equals(registration.connection().device())) {
                boolean same = stored.connection()
                        .session()
                        .equals(registration.connection().session());
                return same
                        ? Standing.KEPT
                        : registration.epoch() > stored.epoch() ? Standing.RESTORED : Standing.SUPERSEDED;
            }
        }
        return Standing.RESTORED;
    }

    private void restore(Place place, List<Registration> missing, Map<Registration, Standing> standings) {
        for (int from = 0; from < missing.size(); from += RESTORED_AT_ONCE) {
            List<Registration> some = missing.subList(from, Math.min(missing.size(), from + RESTORED_AT_ONCE));
            List<String> keys =
                    new ArrayList<>(List.of(Markers.key(redis, place.shard()), held(place.shard(), place.instance())));
            List<byte[]> values = new ArrayList<>(List.of(Bytes.of(config.devices())));
            for (Registration registration : some) {
                Connection connection = registration.connection();
                keys.add(key(place.shard(), connection.user()));
                values.add(Bytes.of(connection.user().value()));
                values.add(Bytes.of(connection.device().value()));
                values.add(Bytes.of(connection.session().value()));
                values.add(Bytes.of(connection.instance().value()));
                values.add(Bytes.of(registration.epoch()));
            }
            List<Object> answer = translated(() ->
                    redis.script(place.shard(), Scripts.RESTORE, keys, values).get());
            markers.see(place.shard(), Bytes.text(answer.get(0)));
            for (int at = 0; at < some.size(); at++) {
                standings.put(some.get(at), standing(Bytes.text(answer.get(at + 1))));
            }
        }
    }

    private static Standing standing(String answer) {
        return switch (answer) {
            case "0" -> Standing.KEPT;
            case "1" -> Standing.RESTORED;
            default -> Standing.SUPERSEDED;
        };
    }

    private List<String> keys(int shard, UserId user, InstanceId instance) {
        return List.of(Markers.key(redis, shard), key(shard, user), held(shard, instance));
    }

    private String key(int shard, UserId user) {
        return redis.key(shard, "u:" + user);
    }

    private String held(int shard, InstanceId instance) {
        return redis.key(shard, "of:" + instance);
    }

    private int shard(UserId user) {
        return Math.floorMod(user.value().hashCode(), redis.shards());
    }

    private static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (RedisUnavailableException away) {
            throw new PresenceUnavailableException(String.valueOf(away.getMessage()), away);
        }
    }
}
