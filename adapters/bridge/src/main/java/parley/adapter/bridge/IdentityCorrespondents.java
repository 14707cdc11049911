package parley.adapter.bridge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.identity.domain.IdentityUnavailableException;
import parley.identity.port.in.CheckCorrespondence;
import parley.kernel.UserId;
import parley.messaging.port.out.Correspondents;

/// Messaging asks identity who may write to whom.
public final class IdentityCorrespondents implements Correspondents {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityCorrespondents.class);

    private final CheckCorrespondence checkCorrespondence;

    public IdentityCorrespondents(CheckCorrespondence checkCorrespondence) {
        this.checkCorrespondence = checkCorrespondence;
    }

    @Override
    public Permission mayWrite(UserId sender, UserId recipient) {
        try {
            return switch (checkCorrespondence.check(new CheckCorrespondence.Query(sender, recipient))) {
                case ALLOWED -> Permission.ALLOWED;
                case UNKNOWN -> Permission.UNKNOWN;
                case BLOCKED -> Permission.BLOCKED;
            };
        } catch (IdentityUnavailableException fault) {
            LOG.atWarn()
                    .addKeyValue("code", "correspondence_not_checked")
                    .addKeyValue("fault", fault.code())
                    .addKeyValue("reason", fault.getMessage())
                    .log("it could not be found out who may write to whom; the send was answered unavailable");
            return Permission.UNAVAILABLE;
        }
    }
}
