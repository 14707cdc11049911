package parley.adapter.artemis;

import parley.kernel.Ticker;

/// A broker of durable queues, in this process or elsewhere.
public interface Broker extends Connections, AutoCloseable {
    /// The broker that the configuration asks for; it begins to start, or to be connected to.
    static Broker begin(ArtemisConfig config, Ticker ticker) {
        return config.remote()
                .<Broker>map(place -> new RemoteBroker(config, place))
                .orElseGet(() -> EmbeddedBroker.begin(config, ticker));
    }

    /// Waits until it can be used, as far as that can be waited for.
    ///
    /// @throws QueueException if it cannot be used and will not be
    void awaitStarted();

    /// How it is doing.
    BrokerHealth health();

    /// Whether its end ends the server's work: true for a broker that belongs to this process.
    boolean isOwn();

    @Override
    void close();
}
