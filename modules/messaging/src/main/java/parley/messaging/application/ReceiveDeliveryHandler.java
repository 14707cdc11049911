package parley.messaging.application;

import parley.messaging.port.in.ReceiveDelivery;

final class ReceiveDeliveryHandler implements ReceiveDelivery {
    private final LocalStreams streams;

    ReceiveDeliveryHandler(LocalStreams streams) {
        this.streams = streams;
    }

    @Override
    public void receive(Command command) {
        streams.take(command.delivery());
    }
}
