package parley.identity.application;

import parley.identity.port.in.RefreshUser;

final class RefreshUserHandler implements RefreshUser {
    private final CorrespondentCache correspondents;
    private final PrivacyCache privacy;

    RefreshUserHandler(CorrespondentCache correspondents, PrivacyCache privacy) {
        this.correspondents = correspondents;
        this.privacy = privacy;
    }

    @Override
    public Result refresh(Command command) {
        correspondents.invalidate(command.user());
        privacy.invalidate(command.user());
        return new Result.Refreshed();
    }
}
