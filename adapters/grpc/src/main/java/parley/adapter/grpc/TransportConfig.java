package parley.adapter.grpc;

import java.net.InetSocketAddress;
import java.time.Duration;
import parley.kernel.InstanceId;

/// How an instance talks to others.
///
/// @param self this run of the process
/// @param listen where it is reached; port 0 for any
/// @param security how instances trust each other; [Security.Plaintext] needs a loopback address in `listen`
/// @param queueEvents envelopes that may wait for one instance
/// @param queueBytes bytes of them
/// @param batchEvents most envelopes of one message
/// @param batchBytes bytes beyond which a message takes no further envelope
/// @param envelopeBytes most bytes of one envelope
/// @param connectTimeout from dialling to the peer's welcome
/// @param keepAlive silence after which the connection is tried
/// @param keepAliveTimeout how long that may take
/// @param stallTimeout how long a peer may take nothing while something waits, or leave a probe unanswered
/// @param probeInterval how often at most the round trip is measured
/// @param minBackoff least pause between two attempts to dial
/// @param maxBackoff most of it; it doubles in between, and is shortened at random by up to a half
/// @param closeGrace how long closing waits for what is queued
public record TransportConfig(
        InstanceId self,
        InetSocketAddress listen,
        Security security,
        int queueEvents,
        long queueBytes,
        int batchEvents,
        int batchBytes,
        int envelopeBytes,
        Duration connectTimeout,
        Duration keepAlive,
        Duration keepAliveTimeout,
        Duration stallTimeout,
        Duration probeInterval,
        Duration minBackoff,
        Duration maxBackoff,
        Duration closeGrace) {
    private static final int MIB = 1024 * 1024;

    /// gRPC refuses to try a connection more often.
    private static final Duration LEAST_KEEP_ALIVE = Duration.ofSeconds(1);

    public TransportConfig {
        require(
                listen.getAddress() != null,
                "listen",
                listen.getHostString(),
                "an address of this machine, or a name that has one");
        require(
                security instanceof Security.MutualTls || listen.getAddress().isLoopbackAddress(),
                "listen",
                listen.getHostString(),
                "a loopback address while instances are not authenticated by certificates");
        require(queueEvents >= 1, "queueEvents", queueEvents, "at least 1");
        require(batchEvents >= 1 && batchEvents <= MIB, "batchEvents", batchEvents, "1 to 1048576");
        require(batchBytes >= 1 && batchBytes <= 16 * MIB, "batchBytes", batchBytes, "1 to 16 MiB");
        require(envelopeBytes >= 1 && envelopeBytes <= 64 * MIB, "envelopeBytes", envelopeBytes, "1 to 64 MiB");
        require(queueBytes >= envelopeBytes, "queueBytes", queueBytes, "at least envelopeBytes, " + envelopeBytes);
        require(connectTimeout.isPositive(), "connectTimeout", connectTimeout, "> 0");
        require(keepAlive.compareTo(LEAST_KEEP_ALIVE) >= 0, "keepAlive", keepAlive, "at least 1 s");
        require(keepAliveTimeout.isPositive(), "keepAliveTimeout", keepAliveTimeout, "> 0");
        require(stallTimeout.isPositive(), "stallTimeout", stallTimeout, "> 0");
        require(!probeInterval.isNegative(), "probeInterval", probeInterval, "at least 0");
        require(minBackoff.toMillis() >= 1, "minBackoff", minBackoff, "at least 1 ms");
        require(maxBackoff.compareTo(minBackoff) >= 0, "maxBackoff", maxBackoff, "at least minBackoff, " + minBackoff);
        require(!closeGrace.isNegative(), "closeGrace", closeGrace, "at least 0");
    }

    /// What suits most clusters.
    public static TransportConfig defaults(InstanceId self, InetSocketAddress listen, Security security) {
        return new TransportConfig(
                self,
                listen,
                security,
                65_536,
                64L * MIB,
                4096,
                MIB,
                16 * MIB,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofMillis(250),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    /// The largest message that comes.
    int messageBytes() {
        int header = 16;
        return Math.addExact(batchBytes + envelopeBytes, Math.multiplyExact(header, batchEvents + 1));
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
        }
    }
}
