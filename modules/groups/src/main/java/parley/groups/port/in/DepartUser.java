package parley.groups.port.in;

import parley.kernel.UserId;

/// Lets a user whose account is gone leave all groups. Where it is the owner and others remain, the
/// longest-serving admin, or else the longest-serving member, becomes the owner before.
@FunctionalInterface
public interface DepartUser {
    Result depart(Command command);

    record Command(UserId user) {}

    enum Result {
        /// The user is in no group any more.
        DEPARTED,
        /// It is noted and goes on by itself: see [RunUpkeep].
        UNDER_WAY,
        /// It is unknown whether it was noted: repeat it, or leave it to [RunUpkeep], which finds members without
        /// an account by itself.
        UNAVAILABLE
    }
}
