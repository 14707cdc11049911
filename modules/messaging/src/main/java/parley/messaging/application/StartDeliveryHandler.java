package parley.messaging.application;

import parley.kernel.SessionId;
import parley.messaging.port.in.StartDelivery;

final class StartDeliveryHandler implements StartDelivery {
    private final Streams streams;

    StartDeliveryHandler(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void start(SessionId session) {
        streams.find(session).ifPresent(DeviceStream::start);
    }
}
