package parley.adapter.redisson;

import parley.kernel.ParleyException;

/// The server is older than Redis 7, which was the first with sharded publish and subscribe.
public final class RedisTooOldException extends ParleyException {
    private static final long serialVersionUID = 1L;

    public RedisTooOldException(String version) {
        super("redis: version " + version + " (expected: 7 or newer, for sharded publish and subscribe)");
    }

    @Override
    public String code() {
        return "redis_too_old";
    }
}
