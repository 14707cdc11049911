package parley.adapter.dbclient.identity;

import parley.identity.domain.Invite;
import parley.identity.domain.SecretHash;
import parley.identity.port.out.Invites;

final class DbClientInvites implements Invites {
    private static final String INSERT =
            "INSERT INTO invites (code, creator_id, uses, created_at, expires_at) VALUES (?, ?, ?, ?, ?)";
    private static final String IS_USABLE = "SELECT code FROM invites WHERE code = ? AND uses > 0 AND expires_at > ?";

    private final IdentityDatabase database;

    DbClientInvites(IdentityDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Invite invite) {
        database.write(transaction -> transaction.change(
                INSERT,
                invite.code().hex(),
                invite.creator().toString(),
                invite.uses(),
                invite.createdAt(),
                invite.expiresAt()));
    }

    @Override
    public boolean isUsable(SecretHash code, long now) {
        return database.read(
                statements -> statements.row(IS_USABLE, code.hex(), now).isPresent());
    }
}
