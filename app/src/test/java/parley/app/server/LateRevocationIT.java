package parley.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.adapter.dbclient.Database;
import parley.adapter.rocksdb.RocksDbStore;
import parley.adapter.rocksdb.messaging.RocksDbMessaging;
import parley.app.config.ParleyConfig;
import parley.app.metering.Meters;
import parley.client.ParleyClient;
import parley.client.model.Cid;
import parley.client.model.Content;
import parley.client.model.Recipient;
import parley.client.store.DeviceSession;
import parley.identity.port.in.RevokeDevice;
import parley.identity.port.out.DeviceStarter;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// A device is revoked, and the process ends before anybody heard of it.
class LateRevocationIT {
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path directory;

    @Test
    void nextStartShouldForgetTheCursorsOfADeviceThatWasRevokedUnheard() {
        DeviceSession laptop = deviceWithACursor();
        UserId user = UserId.parse(laptop.user().toString());
        DeviceId device = DeviceId.parse(laptop.device().toString());
        assertEquals(1, cursors(user, device));

        revokeUnheard(user, device);
        ChatServer.start(config()).close();

        assertEquals(0, cursors(user, device));
    }

    private DeviceSession deviceWithACursor() {
        try (ChatServer server = ChatServer.start(config());
                ParleyClient alice = client(server.uri());
                ParleyClient phone = client(server.uri());
                ParleyClient laptop = client(server.uri())) {
            alice.register("alice", PASSWORD, "first", "");
            DeviceSession bob = phone.register("bob", PASSWORD, "phone", "");
            alice.rest().send(Recipient.user(bob.user()), Cid.of(System.currentTimeMillis(), 1, 2), Content.text("hi"));
            return laptop.logIn("bob", PASSWORD, "laptop");
        }
    }

    private static ParleyClient client(URI server) {
        return ParleyClient.builder(server).build();
    }

    private void revokeUnheard(UserId user, DeviceId device) {
        Running running = new Running();
        try {
            Meters meters = new Meters();
            running.add("meters", meters::close);
            DeviceStarter noDevices = (added, to) -> DeviceStarter.Outcome.UNAVAILABLE;
            Ambient ambient = Ambient.system();
            Database database = DatabaseWiring.open(config().database(), ambient, meters, running);
            RevokeDevice revokeDevice = IdentityWiring.open(
                            config(),
                            database,
                            SigningKeys.open(config(), database, ambient),
                            ambient,
                            noDevices,
                            new InProcessEvents(),
                            meters,
                            running)
                    .revokeDevice();
            assertInstanceOf(
                    RevokeDevice.Result.Revoked.class, revokeDevice.revoke(new RevokeDevice.Command(user, device)));
        } finally {
            running.close();
        }
    }

    private int cursors(UserId user, DeviceId device) {
        Ambient ambient = Ambient.system();
        try (RocksDbStore store = RocksDbStore.open(config().rocksdb(), ambient.ticker(), ambient.ids())) {
            return RocksDbMessaging.on(store).cursors().all(user, device).size();
        }
    }

    private ParleyConfig config() {
        return ParleyConfig.with(Map.of(
                "server.port", "0",
                "data-directory", directory.toString(),
                "server.drain-window", "0ms",
                "passwords.memory-kib", "8192",
                "passwords.iterations", "1"));
    }
}
