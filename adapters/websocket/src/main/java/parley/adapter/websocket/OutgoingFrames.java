package parley.adapter.websocket;

import io.helidon.common.buffers.BufferData;
import java.util.List;
import parley.adapter.websocket.frame.JsonBytes;
import parley.adapter.websocket.frame.ServerFrame;

/// Writes WebSocket frames (RFC 6455 section 5) into buffers, each for one socket write.
final class OutgoingFrames {
    private static final int HEADER_ROOM = 10;
    private static final int SHORT_LIMIT = 0xFFFF;
    private static final int FIN = 0x80;

    private OutgoingFrames() {}

    /// One text frame: the object itself if there is one, else an array of all.
    static BufferData text(List<ServerFrame> frames) {
        int size = HEADER_ROOM + 2;
        for (ServerFrame frame : frames) {
            size += frame.size() + 1;
        }
        JsonBytes out = new JsonBytes(size).skip(HEADER_ROOM);
        if (frames.size() == 1) {
            frames.getFirst().encode(out);
        } else {
            char separator = '[';
            for (ServerFrame frame : frames) {
                out.raw(separator);
                frame.encode(out);
                separator = ',';
            }
            out.raw(']');
        }
        return framed(Opcode.TEXT, out);
    }

    static BufferData pong(byte[] payload) {
        return framed(
                Opcode.PONG,
                new JsonBytes(HEADER_ROOM + payload.length).skip(HEADER_ROOM).raw(payload));
    }

    static BufferData close(int code) {
        byte[] payload = {(byte) (code >>> 8), (byte) code};
        return framed(
                Opcode.CLOSE,
                new JsonBytes(HEADER_ROOM + payload.length).skip(HEADER_ROOM).raw(payload));
    }

    /// Puts the header right in front of the payload.
    private static BufferData framed(int opcode, JsonBytes out) {
        byte[] bytes = out.array();
        int length = out.length() - HEADER_ROOM;
        int header = length < 126 ? 2 : length <= SHORT_LIMIT ? 4 : HEADER_ROOM;
        int at = HEADER_ROOM - header;
        bytes[at] = (byte) (FIN | opcode);
        bytes[at + 1] = (byte) (header == 2 ? length : header == 4 ? 126 : 127);
        int shift = (header - 3) * 8;
        for (int place = at + 2; place < HEADER_ROOM; place++, shift -= 8) {
            bytes[place] = shift > 24 ? 0 : (byte) (length >>> shift);
        }
        return BufferData.createReadOnly(bytes, at, header + length);
    }
}
