package parley.identity.application;

import parley.identity.application.CorrespondentCache.Correspondent;
import parley.identity.port.in.CheckCorrespondence;

final class CheckCorrespondenceHandler implements CheckCorrespondence {
    private final CorrespondentCache correspondents;

    CheckCorrespondenceHandler(CorrespondentCache correspondents) {
        this.correspondents = correspondents;
    }

    @Override
    public Result check(Query query) {
        Correspondent recipient = correspondents.get(query.recipient());
        if (!recipient.exists()) {
            return Result.UNKNOWN;
        }
        if (query.sender().equals(query.recipient())) {
            return Result.ALLOWED;
        }
        boolean isBlocked = recipient.blocked().contains(query.sender())
                || correspondents.get(query.sender()).blocked().contains(query.recipient());
        return isBlocked ? Result.BLOCKED : Result.ALLOWED;
    }
}
