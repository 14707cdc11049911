package parley.adapter.websocket.frame;

import parley.adapter.wire.StrictJson;
import parley.adapter.wire.WireLimits;

/// Opens readers over what clients send. Safe for concurrent use.
public final class FrameDecoder {
    private final WireLimits limits;
    private final StrictJson json;

    public FrameDecoder(WireLimits limits) {
        this.limits = limits;
        this.json = StrictJson.of(limits);
    }

    /// Starts decoding one JSON object or an array of them.
    public FrameReader open(byte[] source, int offset, int length) {
        return new FrameReader(json, limits, source, offset, length);
    }
}
