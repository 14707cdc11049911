package parley.app.server;

import parley.adapter.dbclient.Database;
import parley.app.check.DataDirectory;
import parley.app.config.ParleyConfig;
import parley.app.metering.Meters;
import parley.identity.application.IdentityModule;
import parley.identity.port.in.AddAccount;
import parley.identity.port.in.CreateInvite;
import parley.identity.port.in.FindUser;
import parley.identity.port.out.DeviceStarter;

/// Identity alone, on the data directory of a server that may be running: for the operator's commands.
///
/// The database lets several processes in; a running server sees an account as soon as somebody asks for it.
public final class Administration implements AutoCloseable {
    private final Running running;
    private final IdentityModule identity;

    private Administration(Running running, IdentityModule identity) {
        this.running = running;
        this.identity = identity;
    }

    /// @throws parley.app.check.StartupException if the data directory cannot be used
    public static Administration open(ParleyConfig config) {
        Running running = new Running();
        try {
            Meters meters = new Meters();
            running.add("meters", meters::close);
            DataDirectory.create(config.server().dataDirectory());
            // Nothing here adds a device; log-ins are the server's.
            DeviceStarter noDevices = (user, device) -> DeviceStarter.Outcome.UNAVAILABLE;
            Ambient ambient = Ambient.system();
            Database database = DatabaseWiring.open(config.database(), ambient, meters, running);
            IdentityModule identity = IdentityWiring.open(
                    config,
                    database,
                    SigningKeys.open(config, database, ambient),
                    ambient,
                    noDevices,
                    new InProcessEvents(),
                    meters,
                    running);
            return new Administration(running, identity);
        } catch (RuntimeException refusal) {
            running.close();
            throw refusal;
        }
    }

    public AddAccount addAccount() {
        return identity.addAccount();
    }

    public CreateInvite createInvite() {
        return identity.createInvite();
    }

    public FindUser findUser() {
        return identity.findUser();
    }

    @Override
    public void close() {
        running.close();
    }
}
