package parley.adapter.dbclient.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import parley.adapter.dbclient.Transaction;
import parley.identity.domain.BareAccount;
import parley.identity.domain.Credential;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.identity.domain.Registration;
import parley.identity.domain.SecretHash;
import parley.identity.port.out.Registrations;

final class DbClientRegistrations implements Registrations {
    private static final String IS_TAKEN = "SELECT id FROM accounts WHERE handle = ?";
    private static final String USE_INVITE =
            "UPDATE invites SET uses = uses - 1 WHERE code = ? AND uses > 0 AND expires_at > ?";

    private final IdentityDatabase database;

    DbClientRegistrations(IdentityDatabase database) {
        this.database = database;
    }

    @Override
    public boolean isTaken(Handle handle) {
        return database.read(
                statements -> statements.row(IS_TAKEN, handle.value()).isPresent());
    }

    @Override
    public Outcome add(Profile profile, Credential credential) {
        return database.write(transaction -> insert(transaction, profile, credential));
    }

    @Override
    public Outcome register(Registration registration, Admission admission) {
        return database.write(transaction -> {
            Outcome outcome = insert(transaction, registration.profile(), registration.credential());
            if (outcome != Outcome.STORED) {
                return outcome;
            }
            if (admission instanceof Admission.ByInvite(SecretHash code, long now)
                    && transaction.change(USE_INVITE, code.hex(), now) == 0) {
                transaction.undo();
                return Outcome.INVITE_REFUSED;
            }
            transaction.change(DeviceRows.INSERT, DeviceRows.params(registration.device()));
            transaction.change(ChainRows.INSERT, ChainRows.params(registration.chain()));
            return Outcome.STORED;
        });
    }

    @Override
    public Outcome addAll(List<BareAccount> accounts) {
        if (accounts.isEmpty()) {
            return Outcome.STORED;
        }
        List<BulkInsert> bulk = List.of(
                new BulkInsert(
                        AccountRows.INSERT, account -> AccountRows.params(account.profile(), new Credential.None())),
                new BulkInsert(DeviceRows.INSERT, account -> DeviceRows.params(account.device())));
        return database.write(transaction -> {
            for (BulkInsert insert : bulk) {
                if (insert.run(transaction, accounts) < accounts.size()) {
                    transaction.undo();
                    return Outcome.HANDLE_TAKEN;
                }
            }
            return Outcome.STORED;
        });
    }

    private static Outcome insert(Transaction transaction, Profile profile, Credential credential) {
        return transaction.change(AccountRows.INSERT, AccountRows.params(profile, credential)) == 1
                ? Outcome.STORED
                : Outcome.HANDLE_TAKEN;
    }

    /// The insertion of one row of each of many accounts, several rows a statement.
    private record BulkInsert(String statement, Function<BareAccount, Object[]> params) {
        private static final int ROWS = 200;
        private static final String VALUES = "VALUES ";

        /// How many rows were inserted.
        long run(Transaction transaction, List<BareAccount> accounts) {
            long inserted = 0;
            for (int from = 0; from < accounts.size(); from += ROWS) {
                List<BareAccount> chunk = accounts.subList(from, Math.min(from + ROWS, accounts.size()));
                List<Object> values = new ArrayList<>();
                chunk.forEach(account -> values.addAll(List.of(params.apply(account))));
                inserted += transaction.change(repeated(chunk.size()), values.toArray());
            }
            return inserted;
        }

        private String repeated(int rows) {
            int from = statement.indexOf(VALUES) + VALUES.length();
            int to = statement.indexOf(')', from) + 1;
            String row = statement.substring(from, to);
            return statement.substring(0, to) + (", " + row).repeat(rows - 1) + statement.substring(to);
        }
    }
}
