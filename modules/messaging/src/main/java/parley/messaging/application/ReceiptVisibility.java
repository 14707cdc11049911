package parley.messaging.application;

import java.util.Optional;
import parley.kernel.UserId;
import parley.messaging.domain.Watermark;
import parley.messaging.port.out.Correspondents;
import parley.messaging.port.out.Correspondents.Permission;
import parley.messaging.port.out.ReadPrivacy;

/// What members see of each other's watermarks: nothing if one of the two blocks the other, and what was read
/// only if both let others see it. Whatever cannot be found out now is not shown.
final class ReceiptVisibility {
    private final Correspondents correspondents;
    private final ReadPrivacy readPrivacy;

    ReceiptVisibility(Correspondents correspondents, ReadPrivacy readPrivacy) {
        this.correspondents = correspondents;
        this.readPrivacy = readPrivacy;
    }

    boolean sharesReads(UserId user) {
        return readPrivacy.sharesReads(user);
    }

    boolean areApart(UserId one, UserId other) {
        Permission permission = correspondents.mayWrite(one, other);
        return permission == Permission.BLOCKED || permission == Permission.UNAVAILABLE;
    }

    /// How the user sees others.
    Viewer viewer(UserId user) {
        return new Viewer(this, user, sharesReads(user));
    }

    /// One who looks at watermarks.
    ///
    /// @param seesReads whether it is shown what others have read
    record Viewer(ReceiptVisibility visibility, UserId user, boolean seesReads) {
        /// Its own watermark is shown as it is.
        Optional<Watermark> see(Watermark mark) {
            if (mark.user().equals(user)) {
                return Optional.of(mark);
            }
            if (visibility.areApart(user, mark.user())) {
                return Optional.empty();
            }
            return Optional.of(
                    mark.read() == 0 || (seesReads && visibility.sharesReads(mark.user()))
                            ? mark
                            : new Watermark(mark.conversation(), mark.user(), mark.delivered(), 0));
        }
    }
}
