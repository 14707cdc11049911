package parley.identity.application;

import parley.identity.application.PrivacyCache.Shown;
import parley.identity.port.in.CheckReadReceipts;

final class CheckReadReceiptsHandler implements CheckReadReceipts {
    private final PrivacyCache cache;

    CheckReadReceiptsHandler(PrivacyCache cache) {
        this.cache = cache;
    }

    @Override
    public Result check(Query query) {
        Shown user = cache.get(query.user());
        return user.exists() && user.privacy().readReceipts() ? Result.SHARED : Result.WITHHELD;
    }
}
