package parley.adapter.grpc;

import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import parley.adapter.grpc.wire.Batch;
import parley.adapter.grpc.wire.Hello;
import parley.adapter.grpc.wire.Outgoing;
import parley.adapter.grpc.wire.Returning;
import parley.kernel.InstanceId;

/// A stream to a peer, from dialling to its end. Written to by one thread.
final class Dialled extends ClientCall.Listener<Returning> {
    private final ManagedChannel channel;
    private final ClientCall<Outgoing, Returning> call;
    private final InstanceId peer;
    private final Runnable changed;
    private volatile boolean welcomed;
    private volatile long taken;
    private volatile @Nullable String end;

    /// @param changed called when something may be possible that was not
    Dialled(ManagedChannel channel, ClientCall<Outgoing, Returning> call, InstanceId peer, Runnable changed) {
        this.channel = channel;
        this.call = call;
        this.peer = peer;
        this.changed = changed;
    }

    void begin(Hello hello) {
        call.start(this, new Metadata());
        call.request(2);
        call.sendMessage(Outgoing.newBuilder().setHello(hello).build());
    }

    void send(Batch batch) {
        call.sendMessage(Outgoing.newBuilder().setBatch(batch).build());
    }

    /// Nothing more will be sent: the peer takes what is on its way and ends the stream.
    void finish() {
        call.halfClose();
    }

    boolean isReady() {
        return call.isReady();
    }

    /// The peer is who it was taken for and has room.
    boolean isWelcome() {
        return welcomed;
    }

    /// Sequence of the last probe that came back; 0 if none.
    long taken() {
        return taken;
    }

    /// Why the stream is over; empty while it lasts.
    Optional<String> end() {
        return Optional.ofNullable(end);
    }

    /// Gives up everything, also what is being written.
    void cancel(String reason) {
        call.cancel(reason, null);
        channel.shutdownNow();
    }

    /// Lets go of what the stream held.
    void release() {
        channel.shutdown();
        try {
            if (!channel.awaitTermination(1, TimeUnit.SECONDS)) {
                channel.shutdownNow();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            channel.shutdownNow();
        }
    }

    @Override
    public void onMessage(Returning message) {
        switch (message.getStepCase()) {
            case WELCOME -> {
                if (Ids.bytes(peer).equals(message.getWelcome().getSelf())) {
                    welcomed = true;
                } else {
                    call.cancel("another instance answered", null);
                }
            }
            case TAKEN -> taken = message.getTaken().getSequence();
            case STEP_NOT_SET -> {}
        }
        call.request(1);
        changed.run();
    }

    @Override
    public void onReady() {
        changed.run();
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        end = describe(status);
        changed.run();
    }

    private static String describe(Status status) {
        Throwable cause = status.getCause();
        String description = status.getDescription();
        return status.getCode()
                + (description == null ? "" : " " + description)
                + (cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")");
    }
}
