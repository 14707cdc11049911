package parley.adapter.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import parley.adapter.grpc.wire.Batch;
import parley.adapter.grpc.wire.Hello;
import parley.adapter.grpc.wire.Outgoing;
import parley.adapter.grpc.wire.Returning;
import parley.adapter.grpc.wire.Taken;
import parley.adapter.grpc.wire.Welcome;

/// A stream that another instance dialled. Called by one thread at a time.
final class Arriving extends ServerCall.Listener<Outgoing> {
    /// Batches that may be on their way here while one is handled.
    private static final int AHEAD = 2;

    private final ServerCall<Outgoing, Returning> call;
    private final Arrivals arrivals;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;
    private @Nullable Inbound inbound;

    Arriving(ServerCall<Outgoing, Returning> call, Arrivals arrivals) {
        this.call = call;
        this.arrivals = arrivals;
        call.request(AHEAD);
    }

    @Override
    public void onMessage(Outgoing message) {
        switch (message.getStepCase()) {
            case HELLO -> hello(message.getHello());
            case BATCH -> batch(message.getBatch());
            case STEP_NOT_SET -> {}
        }
        reply(() -> call.request(1));
    }

    private void hello(Hello hello) {
        Optional<String> refusal = arrivals.refusal(hello);
        if (refusal.isPresent()) {
            close(Status.PERMISSION_DENIED.withDescription(refusal.get()));
            return;
        }
        Returning welcome = Returning.newBuilder()
                .setWelcome(Welcome.newBuilder().setSelf(Ids.bytes(arrivals.self())))
                .build();
        reply(() -> {
            call.sendHeaders(new Metadata());
            call.sendMessage(welcome);
        });
        inbound = arrivals.inbound(Ids.instance(hello.getFrom()));
        inbound.begin(this, hello.getNext());
    }

    private void batch(Batch batch) {
        if (inbound == null) {
            close(Status.FAILED_PRECONDITION.withDescription("no hello"));
            return;
        }
        inbound.take(this, batch);
        if (batch.getProbe()) {
            Returning taken = Returning.newBuilder()
                    .setTaken(Taken.newBuilder().setSequence(batch.getSequence()))
                    .build();
            reply(() -> call.sendMessage(taken));
        }
    }

    /// Another stream took the place of this one, or its peer is gone. From whatever thread.
    void end(String reason) {
        close(Status.ABORTED.withDescription(reason));
    }

    @Override
    public void onHalfClose() {
        if (inbound != null) {
            inbound.finish(this);
        }
        close(Status.OK);
    }

    @Override
    public void onCancel() {
        reply(() -> closed = true);
        if (inbound != null) {
            inbound.breakOff(this);
        }
    }

    private void close(Status status) {
        reply(() -> {
            closed = true;
            call.close(status, new Metadata());
        });
    }

    /// The call takes one thing at a time, and nothing once it is closed.
    private void reply(Runnable action) {
        lock.lock();
        try {
            if (!closed) {
                action.run();
            }
        } finally {
            lock.unlock();
        }
    }
}
