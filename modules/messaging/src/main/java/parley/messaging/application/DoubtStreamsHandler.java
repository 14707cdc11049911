package parley.messaging.application;

import parley.messaging.port.in.DoubtStreams;

final class DoubtStreamsHandler implements DoubtStreams {
    private final Streams streams;

    DoubtStreamsHandler(Streams streams) {
        this.streams = streams;
    }

    @Override
    public void doubt() {
        streams.all().forEach(DeviceStream::doubtPushes);
    }
}
