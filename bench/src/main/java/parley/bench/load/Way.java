package parley.bench.load;

import parley.bench.wire.ClientFrames;

/// Something on which messages are sent. All devices at its ends belong to one loop.
public abstract sealed class Way permits Lane, Group {

    final int index;
    final Loop loop;

    Way(int index, Loop loop) {
        this.index = index;
        this.loop = loop;
    }

    /// Who sends the next message.
    abstract Client nextSender();

    /// Appends the next message to what its sender wants to say.
    abstract void write(ClientFrames frames, Client from, long dueAt);

    /// Messages so far.
    abstract int sent();

    /// Devices that each message is to reach.
    abstract int audience();

    /// The server says that a message is not stored; true if its outcome was open.
    abstract boolean refuse(int number);

    /// A message came to the wrong device or with a content that is not its own.
    abstract void mistaken();
}
