package parley.adapter.artemis;

/// On the broker within the process.
final class JobConsumersIT extends JobConsumersCases {
    @Override
    TestBroker start(ArtemisConfig config) {
        return TestBroker.start(config);
    }
}
