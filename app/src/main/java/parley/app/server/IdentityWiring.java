package parley.app.server;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.identity.DbClientIdentity;
import parley.adapter.security.SigningKeyFile;
import parley.adapter.security.identity.Argon2PasswordHasher;
import parley.adapter.security.identity.JwtAccessTokens;
import parley.adapter.security.identity.RandomSecrets;
import parley.app.config.ParleyConfig;
import parley.app.metering.Meters;
import parley.app.metering.identity.TimedIdentity;
import parley.app.metering.identity.TimedPasswordHasher;
import parley.events.EventPublisher;
import parley.identity.application.IdentityModule;
import parley.identity.application.IdentityPorts;
import parley.identity.port.in.ReloadRevocations;
import parley.identity.port.out.DeviceStarter;
import parley.identity.port.out.IdentityStores;

/// Builds identity on the relational store, Argon2id and signed tokens.
final class IdentityWiring {
    private static final String SIGNING_KEYS = "signing-keys";

    private static final Logger LOG = LoggerFactory.getLogger(IdentityWiring.class);

    private IdentityWiring() {}

    /// @return identity, knowing which devices were revoked
    static IdentityModule open(
            ParleyConfig config,
            Ambient ambient,
            DeviceStarter deviceStarter,
            EventPublisher events,
            Meters meters,
            Running running) {
        Path signingKeys = config.server().dataDirectory().resolve(SIGNING_KEYS);
        Argon2PasswordHasher hasher = new Argon2PasswordHasher(config.passwords(), ambient.random());
        running.add("password hasher", hasher::close);
        meters.gauge("parley_waiting_passwords", "Passwords that wait to be hashed", hasher::waiting);
        IdentityPorts ports = new IdentityPorts(
                TimedIdentity.of(stores(config, ambient, meters, running), meters, ambient.ticker()),
                new TimedPasswordHasher(hasher, meters, ambient.ticker()),
                new JwtAccessTokens(new SigningKeyFile(signingKeys, ambient.random()).open()),
                new RandomSecrets(ambient.random()),
                deviceStarter,
                events);
        IdentityModule identity = IdentityModule.create(ports, config.identity(), ambient.clock(), ambient.ids());
        reload(identity);
        return identity;
    }

    private static IdentityStores stores(ParleyConfig config, Ambient ambient, Meters meters, Running running) {
        Database database = Database.open(config.database());
        running.add("database", database::close);
        meters.gauge("parley_database_waiting_changes", "Changes that wait to be stored", database::waiting);
        DbClientIdentity.schema(ambient.clock())
                .migrate(database)
                .forEach(step -> LOG.atInfo().addKeyValue("step", step).log("schema_migrated"));
        return DbClientIdentity.stores(database);
    }

    static void reload(IdentityModule identity) {
        switch (identity.reloadRevocations().reload(new ReloadRevocations.Command())) {
            case ReloadRevocations.Result.Reloaded ignored -> {}
        }
    }
}
