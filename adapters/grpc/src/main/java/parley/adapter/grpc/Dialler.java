package parley.adapter.grpc;

import io.grpc.CallOptions;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import parley.adapter.grpc.wire.Hello;

/// Opens streams to peers. Each has a connection of its own.
final class Dialler {
    private static final int READY_BELOW_BYTES = 256 * 1024;

    private final TransportConfig config;
    private final ChannelCredentials credentials;
    private final Executor executor;

    Dialler(TransportConfig config, ChannelCredentials credentials, Executor executor) {
        this.config = config;
        this.credentials = credentials;
        this.executor = executor;
    }

    /// Begins to open a stream.
    ///
    /// @param next number of the first envelope
    /// @param changed called when something became possible on the stream
    /// @throws TransportException if the peer must not be dialled
    Dialled dial(Peer peer, long next, Runnable changed) {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(peer.host(), peer.port(), credentials)
                .executor(executor)
                .offloadExecutor(executor)
                .disableRetry()
                .proxyDetector(address -> null)
                .flowControlWindow(config.batchBytes())
                .keepAliveTime(config.keepAlive().toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(config.keepAliveTimeout().toNanos(), TimeUnit.NANOSECONDS)
                .keepAliveWithoutCalls(true);
        switch (config.security()) {
            case Security.MutualTls files -> {
                if (!files.peerName().isEmpty()) {
                    builder.overrideAuthority(files.peerName());
                }
            }
            case Security.Plaintext _ -> requireLoopback(peer);
        }
        ManagedChannel channel = builder.build();
        CallOptions options = CallOptions.DEFAULT.withOnReadyThreshold(READY_BELOW_BYTES);
        Dialled dialled = new Dialled(channel, channel.newCall(Exchange.METHOD, options), peer.id(), changed);
        dialled.begin(Hello.newBuilder()
                .setFrom(Ids.bytes(config.self()))
                .setTo(Ids.bytes(peer.id()))
                .setNext(next)
                .build());
        return dialled;
    }

    private static void requireLoopback(Peer peer) {
        try {
            if (!InetAddress.getByName(peer.host()).isLoopbackAddress()) {
                throw new TransportException(
                        peer.address() + ": not on this machine (expected: certificates, or a loopback address)");
            }
        } catch (UnknownHostException unknown) {
            throw new TransportException(peer.address() + ": unknown host", unknown);
        }
    }
}
