package parley.identity.inmemory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import parley.identity.domain.Profile;
import parley.identity.domain.PublicProfile;
import parley.identity.domain.Relation;
import parley.identity.port.out.RelationAddition;
import parley.kernel.UserId;

/// Who is related to whom, and since when; each user's in the order of the text of ids. Guarded by the monitor
/// of [Tables].
final class Relations {
    private final Map<UserId, Profile> profiles;
    private final Map<UserId, NavigableMap<UserId, Long>> byUser = new HashMap<>();

    Relations(Map<UserId, Profile> profiles) {
        this.profiles = profiles;
    }

    RelationAddition add(UserId user, UserId other, long at, int limit) {
        if (!profiles.containsKey(user) || !profiles.containsKey(other)) {
            return RelationAddition.UNKNOWN_USER;
        }
        NavigableMap<UserId, Long> others = of(user);
        if (!others.containsKey(other) && others.size() >= limit) {
            return RelationAddition.LIMIT_REACHED;
        }
        others.putIfAbsent(other, at);
        return RelationAddition.ADDED;
    }

    void remove(UserId user, UserId other) {
        of(user).remove(other);
    }

    List<Relation> list(UserId user, UserId after, int limit) {
        return of(user).tailMap(after, false).entrySet().stream()
                .limit(limit)
                .map(entry -> new Relation(publicProfile(entry.getKey()), entry.getValue()))
                .toList();
    }

    Set<UserId> others(UserId user) {
        return Set.copyOf(of(user).keySet());
    }

    void removeAll(UserId user) {
        byUser.remove(user);
        byUser.values().forEach(others -> others.remove(user));
    }

    private NavigableMap<UserId, Long> of(UserId user) {
        return byUser.computeIfAbsent(user, key -> new TreeMap<>(Comparator.comparing(UserId::toString)));
    }

    private PublicProfile publicProfile(UserId user) {
        Profile profile = Objects.requireNonNull(profiles.get(user), "relations end with the account");
        return new PublicProfile(user, profile.handle(), profile.name());
    }
}
