package parley.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.presence.domain.Sighting;
import parley.presence.port.in.RegisterConnection.Liveness;
import parley.presence.port.in.RegisterConnection.Pulse;
import parley.presence.port.in.SignalOutput;

/// A connection that notes what it is told, and takes as much as a test says.
public final class Told implements SignalOutput, Liveness {
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();
    private final Map<UserId, Sighting> last = new HashMap<>();
    private int room = Integer.MAX_VALUE;
    private @Nullable Pulse pulse;

    void connected(Pulse given) {
        pulse = given;
    }

    public void beat() {
        if (pulse == null) {
            throw new IllegalStateException("not connected");
        }
        pulse.beat();
    }

    /// Takes no more than `frames` from now on.
    public synchronized void room(int frames) {
        room = frames;
    }

    /// Everything since the last call: `1 online`, `2 offline`, `3 offline 1732445000000`, `4 types`, `4 stops`,
    /// `expired`.
    public synchronized List<String> texts() {
        List<String> copy = List.copyOf(texts);
        texts.clear();
        return copy;
    }

    /// How many changes came at once, each time.
    public synchronized List<Integer> batches() {
        List<Integer> copy = List.copyOf(batches);
        batches.clear();
        return copy;
    }

    /// What it was told last of every user.
    public synchronized Map<UserId, Sighting> last() {
        return Map.copyOf(last);
    }

    @Override
    public synchronized void typing(ConversationId conversation, UserId user, boolean on) {
        texts.add(name(user) + (on ? " types" : " stops"));
    }

    @Override
    public synchronized int presence(List<Sighting> changes) {
        int taken = Math.min(room, changes.size());
        room -= taken;
        batches.add(taken);
        for (Sighting change : changes.subList(0, taken)) {
            last.put(change.user(), change);
            String seen = change.lastSeen() == 0 ? "" : " " + change.lastSeen();
            texts.add(name(change.user()) + (change.online() ? " online" : " offline") + seen);
        }
        return taken;
    }

    @Override
    public synchronized void expired() {
        texts.add("expired");
    }

    @Override
    public synchronized void replaced() {
        texts.add("replaced");
    }

    private static long name(UserId user) {
        return user.value().getLeastSignificantBits();
    }
}
