package parley.identity.application;

import java.time.Clock;
import parley.identity.domain.Revocation;
import parley.identity.port.in.NoteRevocation;

final class NoteRevocationHandler implements NoteRevocation {
    private final RevokedDevices revoked;
    private final Clock clock;

    NoteRevocationHandler(RevokedDevices revoked, Clock clock) {
        this.revoked = revoked;
        this.clock = clock;
    }

    @Override
    public Result note(Command command) {
        revoked.note(new Revocation(command.user(), command.device(), clock.millis()));
        return new Result.Noted();
    }
}
