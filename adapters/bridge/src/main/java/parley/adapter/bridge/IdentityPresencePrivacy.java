package parley.adapter.bridge;

import java.util.function.Supplier;
import parley.identity.domain.IdentityUnavailableException;
import parley.identity.port.in.CheckCorrespondence;
import parley.identity.port.in.CheckPresencePrivacy;
import parley.kernel.UserId;
import parley.presence.domain.PresenceUnavailableException;
import parley.presence.port.out.PresencePrivacy;

/// Presence asks identity who may see whom, and who blocks whom.
public final class IdentityPresencePrivacy implements PresencePrivacy {
    private final CheckPresencePrivacy checkPrivacy;
    private final CheckCorrespondence checkCorrespondence;

    public IdentityPresencePrivacy(CheckPresencePrivacy checkPrivacy, CheckCorrespondence checkCorrespondence) {
        this.checkPrivacy = checkPrivacy;
        this.checkCorrespondence = checkCorrespondence;
    }

    @Override
    public Decision mayWatch(UserId watcher, UserId watched) {
        return asking(() -> switch (checkPrivacy.check(new CheckPresencePrivacy.Query(watcher, watched))) {
            case ALLOWED -> Decision.ALLOWED;
            case IF_FELLOW_MEMBER -> Decision.IF_FELLOWS;
            case REFUSED -> Decision.REFUSED;
        });
    }

    @Override
    public boolean apart(UserId one, UserId other) {
        return asking(() -> switch (checkCorrespondence.check(new CheckCorrespondence.Query(one, other))) {
            case ALLOWED -> false;
            case UNKNOWN, BLOCKED -> true;
        });
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (IdentityUnavailableException fault) {
            throw new PresenceUnavailableException("identity does not answer", fault);
        }
    }
}
