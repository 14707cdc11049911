package parley.adapter.bridge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.groups.port.out.Acquaintances;
import parley.identity.domain.IdentityUnavailableException;
import parley.identity.port.in.CheckCorrespondence;
import parley.kernel.UserId;

/// Groups asks identity who exists, and who blocks whom.
public final class IdentityAcquaintances implements Acquaintances {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityAcquaintances.class);

    private final CheckCorrespondence checkCorrespondence;

    public IdentityAcquaintances(CheckCorrespondence checkCorrespondence) {
        this.checkCorrespondence = checkCorrespondence;
    }

    @Override
    public Answer mayAdd(UserId actor, UserId user) {
        try {
            return switch (checkCorrespondence.check(new CheckCorrespondence.Query(actor, user))) {
                case ALLOWED -> Answer.ALLOWED;
                case UNKNOWN -> Answer.UNKNOWN;
                case BLOCKED -> Answer.BLOCKED;
            };
        } catch (IdentityUnavailableException fault) {
            LOG.atWarn()
                    .addKeyValue("code", "acquaintance_not_checked")
                    .addKeyValue("fault", fault.code())
                    .addKeyValue("reason", fault.getMessage())
                    .log("it could not be found out who may add whom; the change was answered unavailable");
            return Answer.UNAVAILABLE;
        }
    }
}
