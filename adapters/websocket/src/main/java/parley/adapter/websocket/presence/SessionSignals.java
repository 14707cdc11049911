package parley.adapter.websocket.presence;

import java.util.ArrayList;
import java.util.List;
import parley.adapter.websocket.frame.ServerFrame;
import parley.adapter.websocket.session.Session;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.presence.domain.Sighting;
import parley.presence.port.in.SignalOutput;

/// Queues what goes on in a session, as far as it keeps up.
record SessionSignals(Session session) implements SignalOutput {
    @Override
    public void typing(ConversationId conversation, UserId user, boolean on) {
        offer(List.of(new ServerFrame.Typing(conversation, user, on)));
    }

    @Override
    public int presence(List<Sighting> changes) {
        List<ServerFrame> frames = new ArrayList<>(changes.size());
        for (Sighting change : changes) {
            frames.add(new ServerFrame.Presence(change.user(), change.online(), change.lastSeen()));
        }
        return offer(frames);
    }

    private int offer(List<ServerFrame> frames) {
        int taken = session.offer(frames);
        if (taken < frames.size()) {
            session.shed(frames.size() - taken);
        }
        return taken;
    }
}
