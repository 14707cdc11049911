package parley.presence.application;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import parley.kernel.ConversationId;
import parley.kernel.SessionId;
import parley.kernel.TimingWheel;
import parley.kernel.UserId;
import parley.presence.domain.Connection;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.port.in.ShowTyping.Result;
import parley.presence.port.out.ConversationAudience;
import parley.presence.port.out.PresencePrivacy;

/// Who is typing where. Passes it on to the members' connections and forgets it within seconds.
final class Typists {
    private final Reach reach;
    private final PresencePrivacy privacy;
    private final ConversationAudience audience;
    private final TimingWheel wheel;
    private final PresenceConfig.Typing config;
    private final ConcurrentMap<Typist.Key, Typist> table = new ConcurrentHashMap<>();
    private final ConcurrentMap<SessionId, Set<Typist>> bySession = new ConcurrentHashMap<>();

    Typists(PresencePorts ports, PresenceConfig.Typing config, Reach reach) {
        this.reach = reach;
        this.privacy = ports.privacy();
        this.audience = ports.audience();
        this.wheel = ports.wheel();
        this.config = config;
    }

    /// The user of `connection` types.
    Result start(Connection connection, ConversationId conversation) {
        Typist.Key key = new Typist.Key(connection.user(), conversation);
        Typist typist = enter(key, connection.session());
        if (typist == null) {
            return new Result.Taken(); // no room: nobody misses it
        }
        int turn;
        synchronized (typist) {
            typist.renew(connection.session(), wheel.now());
            if (!typist.mayTell(wheel.now())) {
                return new Result.Taken();
            }
            turn = typist.turn();
        }
        return switch (audience.of(key.user(), conversation)) {
            case ConversationAudience.Answer.Members(List<UserId> members) -> spread(typist, turn, members);
            case ConversationAudience.Answer.NotMember notMember -> refused(typist, new Result.NotMember());
            case ConversationAudience.Answer.NotFound notFound -> refused(typist, new Result.NotFound());
            case ConversationAudience.Answer.Unavailable unavailable -> refused(typist, new Result.Unavailable());
        };
    }

    /// The user has stopped.
    void stop(UserId user, ConversationId conversation) {
        Typist typist = table.get(new Typist.Key(user, conversation));
        if (typist != null) {
            synchronized (typist) {
                end(typist);
            }
        }
    }

    /// Ends what a session leaves behind.
    void ended(SessionId session) {
        Set<Typist> left = bySession.remove(session);
        if (left != null) {
            left.forEach(typist -> end(typist, session));
        }
    }

    /// Ends what was not repeated in time.
    void endStale() {
        long now = wheel.now();
        for (Typist typist : table.values()) {
            synchronized (typist) {
                if (typist.isOver(now)) {
                    end(typist);
                }
                if (typist.retire(now)) {
                    remove(typist);
                }
            }
        }
    }

    int size() {
        return table.size();
    }

    private @Nullable Typist enter(Typist.Key key, SessionId session) {
        Typist held = table.get(key);
        if (held == null) {
            if (table.size() >= config.total()) {
                return null;
            }
            held = table.computeIfAbsent(key, added -> new Typist(added, session, config, wheel.now()));
        }
        synchronized (held) {
            if (held.gone()) {
                return null; // leaves at this moment: the next repetition finds a new one
            }
            if (!join(session, held)) {
                return null;
            }
            if (!held.session().equals(session)) {
                leave(held.session(), held);
            }
            return held;
        }
    }

    /// @return whether the session may have one more
    private boolean join(SessionId session, Typist typist) {
        boolean[] joined = new boolean[1];
        bySession.compute(session, (key, held) -> {
            Set<Typist> typists = held == null ? new HashSet<>(2) : held;
            joined[0] = typists.contains(typist) || typists.size() < config.conversations();
            if (joined[0]) {
                typists.add(typist);
            }
            return typists;
        });
        return joined[0];
    }

    private void leave(SessionId session, Typist typist) {
        bySession.computeIfPresent(session, (key, held) -> {
            held.remove(typist);
            return held.isEmpty() ? null : held;
        });
    }

    private Result spread(Typist typist, int turn, List<UserId> members) {
        List<Connection> reached;
        try {
            reached = members.size() < config.members() ? reachable(typist.key().user(), members) : List.of();
        } catch (PresenceUnavailableException unknown) {
            return refused(typist, new Result.Unavailable());
        }
        synchronized (typist) {
            if (typist.isStill(turn)) {
                typist.tell(reached.stream().map(Connection::user).distinct().toList());
                tell(typist, reached);
            }
        }
        return new Result.Taken();
    }

    private List<Connection> reachable(UserId typist, List<UserId> members) {
        List<Connection> online = reach.find(members);
        Set<UserId> apart = new HashSet<>();
        for (Connection connection : online) {
            UserId member = connection.user();
            if (!apart.contains(member) && (member.equals(typist) || privacy.apart(typist, member))) {
                apart.add(member);
            }
        }
        return online.stream()
                .filter(connection -> !apart.contains(connection.user()))
                .toList();
    }

    private Result refused(Typist typist, Result result) {
        synchronized (typist) {
            end(typist);
            typist.dismiss();
            remove(typist);
        }
        return result;
    }

    private void end(Typist typist, SessionId session) {
        synchronized (typist) {
            if (typist.session().equals(session)) {
                end(typist);
            }
        }
    }

    private void remove(Typist typist) {
        table.remove(typist.key(), typist);
        leave(typist.session(), typist);
    }

    private void tell(Typist typist, List<Connection> members) {
        reach.typing(members, typist.key().conversation(), typist.key().user(), true);
    }

    private void end(Typist typist) {
        List<UserId> members = typist.stop();
        if (!members.isEmpty()) {
            Typist.Key key = typist.key();
            reach.typing(reach.find(members), key.conversation(), key.user(), false);
        }
    }
}
