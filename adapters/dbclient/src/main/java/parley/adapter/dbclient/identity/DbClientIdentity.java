package parley.adapter.dbclient.identity;

import java.time.Clock;
import java.util.List;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.Migration;
import parley.adapter.dbclient.Schema;
import parley.identity.port.out.IdentityStores;

/// Identity in a relational database.
public final class DbClientIdentity {
    private DbClientIdentity() {}

    /// The tables that [#stores] needs; to be migrated before.
    public static Schema schema(Clock clock) {
        return new Schema(
                "identity",
                List.of(
                        Migration.resource(1, "0001-accounts.sql", DbClientIdentity.class),
                        Migration.resource(2, "0002-privacy.sql", DbClientIdentity.class),
                        Migration.resource(3, "0003-outbox.sql", DbClientIdentity.class)),
                clock);
    }

    public static IdentityStores stores(Database database) {
        IdentityDatabase identity = new IdentityDatabase(database);
        return new IdentityStores(
                new DbClientAccounts(identity),
                new DbClientRegistrations(identity),
                new DbClientDevices(identity),
                new DbClientRefreshChains(identity),
                new DbClientRevocations(identity),
                new DbClientContacts(identity),
                new DbClientBlocks(identity),
                new DbClientPrivacySettings(identity),
                new DbClientInvites(identity),
                new DbClientEventOutbox(identity));
    }
}
