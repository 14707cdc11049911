package parley.adapter.dbclient.identity;

import java.util.Optional;
import parley.identity.domain.Credential;
import parley.identity.domain.RefreshChain;
import parley.identity.port.out.RefreshChains;
import parley.kernel.DeviceId;

final class DbClientRefreshChains implements RefreshChains {
    private static final String SELECT = """
            SELECT device_id, user_id, family, version, live, used, rotated_at, expires_at
            FROM refresh_chains WHERE device_id = ?
            """;
    private static final String ADVANCE = """
            UPDATE refresh_chains SET version = ?, live = ?, used = ?, rotated_at = ?, expires_at = ?
            WHERE device_id = ? AND version = ? AND family = ?
            """;
    private static final String DELETE = "DELETE FROM refresh_chains WHERE device_id = ?";

    private final IdentityDatabase database;

    DbClientRefreshChains(IdentityDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<RefreshChain> find(DeviceId device) {
        return database.read(
                statements -> statements.row(SELECT, device.toString()).map(ChainRows::chain));
    }

    @Override
    public boolean restart(RefreshChain chain, Credential verified, long seenAt) {
        return database.write(transaction -> {
            boolean mayRestart = AccountRows.lock(transaction, chain.user(), verified)
                    && DeviceRows.of(transaction, chain.user()).contains(chain.device());
            if (mayRestart) {
                transaction.change(DELETE, chain.device().toString());
                transaction.change(ChainRows.INSERT, ChainRows.params(chain));
                DeviceRows.see(transaction, chain.device(), seenAt);
            }
            return mayRestart;
        });
    }

    @Override
    public boolean advance(RefreshChain next, long seenAt) {
        return database.write(transaction -> {
            long changed = transaction.change(
                    ADVANCE,
                    next.version(),
                    ChainRows.text(next.live()),
                    ChainRows.text(next.used()),
                    next.rotatedAt(),
                    next.expiresAt(),
                    next.device().toString(),
                    next.version() - 1,
                    next.family().hex());
            if (changed == 1) {
                DeviceRows.see(transaction, next.device(), seenAt);
            }
            return changed == 1;
        });
    }
}
