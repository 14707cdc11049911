package parley.adapter.bridge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.identity.domain.IdentityUnavailableException;
import parley.identity.port.in.CheckReadReceipts;
import parley.kernel.UserId;
import parley.messaging.port.out.ReadPrivacy;

/// Messaging asks identity who lets others see what it reads.
public final class IdentityReadPrivacy implements ReadPrivacy {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityReadPrivacy.class);

    private final CheckReadReceipts checkReadReceipts;

    public IdentityReadPrivacy(CheckReadReceipts checkReadReceipts) {
        this.checkReadReceipts = checkReadReceipts;
    }

    @Override
    public boolean sharesReads(UserId user) {
        try {
            return switch (checkReadReceipts.check(new CheckReadReceipts.Query(user))) {
                case SHARED -> true;
                case WITHHELD -> false;
            };
        } catch (IdentityUnavailableException fault) {
            LOG.atWarn()
                    .addKeyValue("code", "read_privacy_not_checked")
                    .addKeyValue("fault", fault.code())
                    .addKeyValue("reason", fault.getMessage())
                    .log("it could not be found out whether a user lets others see what it reads; it was not shown");
            return false;
        }
    }
}
