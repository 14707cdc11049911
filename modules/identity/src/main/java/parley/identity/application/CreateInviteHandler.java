package parley.identity.application;

import java.time.Clock;
import java.time.Duration;
import parley.identity.domain.Invite;
import parley.identity.domain.Profile;
import parley.identity.domain.SecretHash;
import parley.identity.port.in.CreateInvite;
import parley.identity.port.out.IdentityStores;
import parley.identity.port.out.SecretSource;

final class CreateInviteHandler implements CreateInvite {
    private static final int MAX_USES = 10_000;
    private static final Duration MIN_LIFE = Duration.ofSeconds(1);
    private static final Duration MAX_LIFE = Duration.ofDays(365);

    private final IdentityStores stores;
    private final SecretSource secrets;
    private final Clock clock;

    CreateInviteHandler(IdentityStores stores, SecretSource secrets, Clock clock) {
        this.stores = stores;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Result create(Command command) {
        if (command.uses() < 1 || command.uses() > MAX_USES) {
            return new Result.Invalid("uses", "1 to " + MAX_USES);
        }
        if (command.life().compareTo(MIN_LIFE) < 0 || command.life().compareTo(MAX_LIFE) > 0) {
            return new Result.Invalid("life", MIN_LIFE.toSeconds() + " second to " + MAX_LIFE.toDays() + " days");
        }
        if (!stores.accounts().find(command.creator()).filter(Profile::admin).isPresent()) {
            return new Result.Forbidden();
        }
        long now = clock.millis();
        long expiresAt = now + command.life().toMillis();
        String code = secrets.next().text();
        stores.invites().add(new Invite(SecretHash.of(code), command.creator(), command.uses(), now, expiresAt));
        return new Result.Created(code, command.uses(), expiresAt);
    }
}
