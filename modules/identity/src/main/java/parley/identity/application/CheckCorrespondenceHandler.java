package parley.identity.application;

import parley.identity.port.in.CheckCorrespondence;

final class CheckCorrespondenceHandler implements CheckCorrespondence {
    private final CorrespondentCache correspondents;

    CheckCorrespondenceHandler(CorrespondentCache correspondents) {
        this.correspondents = correspondents;
    }

    @Override
    public Result check(Query query) {
        if (!correspondents.get(query.recipient()).exists()) {
            return Result.UNKNOWN;
        }
        if (query.sender().equals(query.recipient())) {
            return Result.ALLOWED;
        }
        return correspondents.isBlocked(query.sender(), query.recipient()) ? Result.BLOCKED : Result.ALLOWED;
    }
}
