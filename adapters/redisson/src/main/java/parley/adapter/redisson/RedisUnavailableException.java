package parley.adapter.redisson;

import parley.kernel.ParleyException;

/// Redis did not answer in time, or is not asked at present because it did not. What a call would have
/// changed is changed or not.
public final class RedisUnavailableException extends ParleyException {
    private static final long serialVersionUID = 1L;

    public RedisUnavailableException(String message) {
        super(message);
    }

    public RedisUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String code() {
        return "redis_unavailable";
    }
}
