package parley.identity.application;

import parley.identity.application.PrivacyCache.Shown;
import parley.identity.port.in.CheckPresencePrivacy;

final class CheckPresencePrivacyHandler implements CheckPresencePrivacy {
    private final PrivacyCache cache;
    private final CorrespondentCache correspondents;

    CheckPresencePrivacyHandler(PrivacyCache cache, CorrespondentCache correspondents) {
        this.cache = cache;
        this.correspondents = correspondents;
    }

    @Override
    public Result check(Query query) {
        Shown watched = cache.get(query.watched());
        if (!watched.exists()) {
            return Result.REFUSED;
        }
        if (query.watcher().equals(query.watched())) {
            return Result.ALLOWED;
        }
        if (correspondents.isBlocked(query.watcher(), query.watched())) {
            return Result.REFUSED;
        }
        return switch (watched.privacy().presence()) {
            case EVERYONE -> Result.ALLOWED;
            case CONTACTS -> watched.contacts().contains(query.watcher()) ? Result.ALLOWED : Result.IF_FELLOW_MEMBER;
            case NOBODY -> Result.REFUSED;
        };
    }
}
