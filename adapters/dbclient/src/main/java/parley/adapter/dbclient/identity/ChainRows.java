package parley.adapter.dbclient.identity;

import io.helidon.dbclient.DbRow;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import parley.adapter.dbclient.Columns;
import parley.identity.domain.RefreshChain;
import parley.identity.domain.SecretHash;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// Rows of `refresh_chains`.
final class ChainRows {
    static final String INSERT = """
            INSERT INTO refresh_chains (device_id, user_id, family, version, live, used, rotated_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private ChainRows() {}

    static Object[] params(RefreshChain chain) {
        return new Object[] {
            chain.device().toString(),
            chain.user().toString(),
            chain.family().hex(),
            chain.version(),
            text(chain.live()),
            text(chain.used()),
            chain.rotatedAt(),
            chain.expiresAt()
        };
    }

    static RefreshChain chain(DbRow row) {
        return new RefreshChain(
                DeviceId.parse(Columns.text(row, "device_id")),
                UserId.parse(Columns.text(row, "user_id")),
                new SecretHash(Columns.text(row, "family")),
                Columns.number(row, "version"),
                hashes(Columns.text(row, "live")),
                hashes(Columns.text(row, "used")),
                Columns.number(row, "rotated_at"),
                Columns.number(row, "expires_at"));
    }

    static String text(List<SecretHash> hashes) {
        return hashes.stream().map(SecretHash::hex).collect(Collectors.joining(" "));
    }

    private static List<SecretHash> hashes(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ", -1)).map(SecretHash::new).toList();
    }
}
