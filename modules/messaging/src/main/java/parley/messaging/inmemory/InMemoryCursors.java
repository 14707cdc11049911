package parley.messaging.inmemory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.messaging.domain.CursorMark;
import parley.messaging.port.out.Cursors;

/// Keeps cursors in memory; lost when the process ends.
public final class InMemoryCursors implements Cursors {
    private final Map<Owner, Map<ConversationId, Long>> rows = new HashMap<>();

    @Override
    public synchronized OptionalLong find(UserId user, DeviceId device, ConversationId conversation) {
        Long seq = rows.getOrDefault(new Owner(user, device), Map.of()).get(conversation);
        return seq == null ? OptionalLong.empty() : OptionalLong.of(seq);
    }

    @Override
    public synchronized Map<ConversationId, Long> all(UserId user, DeviceId device) {
        return Map.copyOf(rows.getOrDefault(new Owner(user, device), Map.of()));
    }

    @Override
    public synchronized void advance(List<CursorMark> marks) {
        for (CursorMark mark : marks) {
            rows.computeIfAbsent(new Owner(mark.user(), mark.device()), absent -> new HashMap<>())
                    .merge(mark.conversation(), mark.seq(), Math::max);
        }
    }

    @Override
    public synchronized void forget(UserId user, DeviceId device) {
        rows.remove(new Owner(user, device));
    }

    private record Owner(UserId user, DeviceId device) {}
}
