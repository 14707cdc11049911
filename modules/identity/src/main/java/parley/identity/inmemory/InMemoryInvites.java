package parley.identity.inmemory;

import parley.identity.domain.Invite;
import parley.identity.domain.SecretHash;
import parley.identity.port.out.Invites;

final class InMemoryInvites implements Invites {
    private final Tables tables;

    InMemoryInvites(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void add(Invite invite) {
        synchronized (tables) {
            tables.invites.put(invite.code(), invite);
        }
    }

    @Override
    public boolean isUsable(SecretHash code, long now) {
        synchronized (tables) {
            Invite invite = tables.invites.get(code);
            return invite != null && invite.uses() > 0 && invite.expiresAt() > now;
        }
    }
}
