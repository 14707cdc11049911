package parley.app.server;

import parley.adapter.dbclient.Database;
import parley.adapter.dbclient.identity.DbClientIdentity;
import parley.adapter.security.identity.Argon2PasswordHasher;
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

/// Builds identity on the relational store, Argon2id and signed tokens.
final class IdentityWiring {
    private IdentityWiring() {}

    /// @return identity, which does not know yet which devices were revoked: [#reload] once somebody listens
    static IdentityModule open(
            ParleyConfig config,
            Database database,
            SigningKeys keys,
            Ambient ambient,
            DeviceStarter deviceStarter,
            EventPublisher events,
            Meters meters,
            Running running) {
        Argon2PasswordHasher hasher = new Argon2PasswordHasher(config.passwords(), ambient.random());
        running.add("password hasher", hasher::close);
        meters.gauge("parley_waiting_passwords", "Passwords that wait to be hashed", hasher::waiting);
        IdentityPorts ports = new IdentityPorts(
                TimedIdentity.of(DbClientIdentity.stores(database), meters, ambient.ticker()),
                new TimedPasswordHasher(hasher, meters, ambient.ticker()),
                keys.tokens(),
                new RandomSecrets(ambient.random()),
                deviceStarter,
                events);
        return IdentityModule.create(ports, config.identity(), ambient.clock(), ambient.ids());
    }

    static void reload(IdentityModule identity) {
        switch (identity.reloadRevocations().reload(new ReloadRevocations.Command())) {
            case ReloadRevocations.Result.Reloaded ignored -> {}
        }
    }
}
