package parley.adapter.artemis;

import org.apache.activemq.artemis.api.core.client.ClientSession;

/// Ways to a broker, embedded or not.
public interface Connections {
    /// A new transacted session, started; the caller closes it. Blocks.
    ///
    /// @throws QueueException if the broker cannot be reached
    ClientSession open();

    /// Whether the broker may be given more: its disk has room.
    boolean hasRoom();
}
