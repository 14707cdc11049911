package parley.adapter.websocket.frame;

import java.util.Arrays;

/// What a client calls a frame of its own, so that it recognises the reply: repeated exactly as it was written.
public final class Ref {
    /// The client gave none.
    public static final Ref NONE = new Ref(new byte[0]);

    private final byte[] json;

    private Ref(byte[] json) {
        this.json = json;
    }

    /// Cuts a JSON string or integer out of a frame.
    static Ref cut(byte[] source, int from, int to) {
        return new Ref(Arrays.copyOfRange(source, from, to));
    }

    public boolean given() {
        return json.length > 0;
    }

    byte[] json() {
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ref ref && Arrays.equals(json, ref.json);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(json);
    }

    @Override
    public String toString() {
        return "Ref[" + json.length + " bytes]";
    }
}
