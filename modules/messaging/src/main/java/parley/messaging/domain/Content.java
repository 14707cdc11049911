package parley.messaging.domain;

import java.util.Arrays;

/// What a message says: one JSON object, opaque to messaging, kept byte for byte as the client sent it.
///
/// The bytes are shared, not copied, because every recipient's frame carries them: whoever holds them must
/// not change them. An entry whose content expired or was deleted carries [#ERASED].
public final class Content {
    /// Stands in for content that is gone; its entry remains.
    public static final Content ERASED = new Content(new byte[0]);

    private final byte[] json;

    private Content(byte[] json) {
        this.json = json;
    }

    /// Wraps the UTF-8 bytes of a JSON object; empty bytes mean [#ERASED].
    public static Content of(byte[] json) {
        return json.length == 0 ? ERASED : new Content(json);
    }

    /// The UTF-8 bytes of the JSON object, not to be changed; empty if erased.
    public byte[] json() {
        return json;
    }

    /// Size in bytes.
    public int size() {
        return json.length;
    }

    public boolean erased() {
        return json.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content content && Arrays.equals(json, content.json);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(json);
    }

    /// Never shows the content itself, so that it cannot end up in a log.
    @Override
    public String toString() {
        return "Content[" + json.length + " bytes]";
    }
}
