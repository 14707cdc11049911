package parley.adapter.rest.identity;

/// Longest texts that the routes of identity take, in characters. What is shorter but still wrong is told by identity
/// itself.
final class BodyLimits {
    static final int HANDLE = 32;
    static final int NAME = 64;
    static final int PASSWORD = 1_024;
    static final int INVITE = 128;
    static final int REFRESH_TOKEN = 2_048;
    static final int MAX_USES = 10_000;
    static final int MAX_LIFE_SECONDS = 365 * 24 * 60 * 60;
    static final int MAX_BULK = 20_000;

    private BodyLimits() {}
}
