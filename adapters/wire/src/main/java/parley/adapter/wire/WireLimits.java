package parley.adapter.wire;

/// Limits that hold for every client, announced in `welcome.limits`.
///
/// @param contentBytes largest content object in UTF-8 bytes
/// @param batchFrames most frames in one batch
/// @param frameBytes largest WebSocket frame, and largest REST body, in bytes
/// @param depth deepest nesting of JSON objects and arrays
public record WireLimits(int contentBytes, int batchFrames, int frameBytes, int depth) {
    /// 64 KiB of content, 100 frames, 256 KiB a frame, 32 levels.
    public static final WireLimits DEFAULT = new WireLimits(64 * 1024, 100, 256 * 1024, 32);

    /// Longest `ref`, in characters.
    public static final int REF_CHARACTERS = 64;

    /// Most users that one frame may name, and one look-up of presence.
    public static final int WATCH_USERS = 100;

    /// Longest `client` of a `hello`, in characters.
    public static final int CLIENT_CHARACTERS = 100;

    /// Longest name of a JSON member, in characters.
    public static final int MEMBER_NAME_CHARACTERS = 256;

    /// Longest JSON number, in characters.
    public static final int NUMBER_CHARACTERS = 40;

    public WireLimits {
        atLeast("contentBytes", contentBytes, 1);
        atLeast("batchFrames", batchFrames, 1);
        atLeast("frameBytes", frameBytes, contentBytes);
        atLeast("depth", depth, 4);
    }

    private static void atLeast(String name, int value, int minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + minimum + ")");
        }
    }
}
