package parley.adapter.rest.groups;

/// Longest texts and lists that the routes of groups take. What is shorter but still wrong is told by groups itself.
final class GroupLimits {
    static final int NAME = 100;
    static final int DESCRIPTION = 2_000;
    static final int AVATAR = 64;
    static final int TOKEN = 128;
    /// Users that one request can name.
    static final int USERS = 1_024;
    static final int MAX_USES = 10_000;
    static final int MAX_LIFE_SECONDS = 365 * 24 * 60 * 60;

    private GroupLimits() {}
}
