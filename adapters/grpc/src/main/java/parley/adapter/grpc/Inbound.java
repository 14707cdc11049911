package parley.adapter.grpc;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.grpc.wire.Batch;
import parley.adapter.grpc.wire.Envelope;
import parley.kernel.InstanceId;

/// What comes from one peer, over one stream after the other: a newer one takes the place of the one before,
/// of which nothing is handled any more.
final class Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);

    private final InstanceId from;
    private final Map<Integer, Receiver> receivers;
    private final PeerListener listener;
    private final TransportCounters counters;
    private final ReentrantLock lock = new ReentrantLock();
    private final Numbering numbering = new Numbering();
    private @Nullable Arriving current;

    Inbound(InstanceId from, Map<Integer, Receiver> receivers, PeerListener listener, TransportCounters counters) {
        this.from = from;
        this.receivers = receivers;
        this.listener = listener;
        this.counters = counters;
    }

    void begin(Arriving stream, long next) {
        Arriving before;
        lock.lock();
        try {
            before = current;
            current = stream;
            count(next, 0);
        } finally {
            lock.unlock();
        }
        if (before != null) {
            before.end("another stream took its place");
        }
    }

    void take(Arriving stream, Batch batch) {
        lock.lock();
        try {
            if (current != stream) {
                return;
            }
            count(batch.getSequence(), batch.getEnvelopesCount());
            for (Envelope envelope : batch.getEnvelopesList()) {
                hand(envelope);
            }
        } finally {
            lock.unlock();
        }
    }

    private void count(long sequence, int envelopes) {
        counters.received(envelopes);
        if (numbering.arrive(sequence, envelopes)) {
            counters.gap();
            LOG.atInfo().addKeyValue("instance", from).log("peer_gap");
            listener.disturbed(from);
        }
    }

    private void hand(Envelope envelope) {
        Receiver receiver = receivers.get(envelope.getKind());
        if (receiver == null) {
            counters.skipOne();
            return;
        }
        try {
            receiver.receive(from, envelope.getBody());
        } catch (RuntimeException fault) {
            counters.failOne();
            LOG.atError()
                    .addKeyValue("code", "peer_envelope_failed")
                    .addKeyValue("instance", from)
                    .addKeyValue("kind", envelope.getKind())
                    .setCause(fault)
                    .log("what another instance sent could not be handled; it is left out");
        }
    }

    /// The peer has said all it had to say.
    void finish(Arriving stream) {
        lock.lock();
        try {
            if (current == stream) {
                current = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /// The stream broke: what was on its way may be lost.
    void breakOff(Arriving stream) {
        lock.lock();
        try {
            if (current == stream) {
                current = null;
                listener.disturbed(from);
            }
        } finally {
            lock.unlock();
        }
    }

    /// The peer is gone.
    void end() {
        Arriving last;
        lock.lock();
        try {
            last = current;
            current = null;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.end("no longer one of the cluster");
        }
    }
}
