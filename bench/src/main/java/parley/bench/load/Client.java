package parley.bench.load;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.bench.check.ConversationView;
import parley.bench.wire.ByteQueue;
import parley.bench.wire.Stamp;
import parley.bench.wire.WebSocketDecoder;

/// One device and its connection, if it has one. Belongs to one [Loop], whose thread alone touches it.
public final class Client {

    /// Where a connection stands.
    enum State {
        OFFLINE,
        CONNECTING,
        UPGRADING,
        GREETING,
        ONLINE,
        CLOSING,
        FAILED
    }

    final Account account;
    final Loop loop;
    final int index;
    final ByteQueue out = new ByteQueue();
    final List<ConversationView> views = new ArrayList<>(1);
    WebSocketDecoder decoder = new WebSocketDecoder();
    State state = State.OFFLINE;
    /// Position in its group, if it is in one.
    int member;
    /// Messages after which its user reads them; 0 for never.
    int readEvery;
    int unread;
    /// Bytes within the measured time.
    long bytesIn;
    long bytesOut;
    long messageBytes;

    @Nullable
    SocketChannel channel;

    @Nullable
    SelectionKey key;
    /// When the current connection was begun, by the monotonic clock.
    long startedAt;
    long wroteAt;
    boolean dirty;
    boolean confirmNow;
    boolean confirmSoon;
    long confirmAt;
    int unconfirmedMessages;

    Client(Account account, Loop loop, int index) {
        this.account = account;
        this.loop = loop;
        this.index = index;
    }

    /// The view of a conversation that a frame names by id, if the device knows it.
    @Nullable
    ConversationView view(byte[] bytes, int at) {
        for (ConversationView view : views) {
            byte[] id = view.conversation();
            if (at >= 0 && id.length > 0 && Arrays.equals(id, 0, id.length, bytes, at, at + Stamp.LENGTH)) {
                return view;
            }
        }
        return null;
    }

    void forgetConnection() {
        channel = null;
        key = null;
        out.release();
        decoder = new WebSocketDecoder();
        confirmNow = false;
        unconfirmedMessages = 0;
    }
}
