package parley.presence.inmemory;

import parley.presence.port.out.PresenceChannel;
import parley.presence.port.out.PresenceChannelContract;

final class InMemoryPresenceChannelTest implements PresenceChannelContract {
    private final InMemoryPresenceChannel channel = new InMemoryPresenceChannel();

    @Override
    public PresenceChannel channel() {
        return channel;
    }

    @Override
    public PresenceChannel otherChannel() {
        return channel;
    }
}
