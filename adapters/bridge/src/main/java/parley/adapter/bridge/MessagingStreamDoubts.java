package parley.adapter.bridge;

import parley.messaging.port.in.DoubtStreams;
import parley.presence.port.out.StreamDoubts;

/// Presence tells messaging that pushes to this instance may have been lost.
public final class MessagingStreamDoubts implements StreamDoubts {
    private final DoubtStreams doubtStreams;

    public MessagingStreamDoubts(DoubtStreams doubtStreams) {
        this.doubtStreams = doubtStreams;
    }

    @Override
    public void raise() {
        doubtStreams.doubt();
    }
}
