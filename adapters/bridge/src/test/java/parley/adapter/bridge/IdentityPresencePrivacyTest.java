package parley.adapter.bridge;

import static parley.presence.Connections.ALICE;
import static parley.presence.Connections.BOB;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import parley.identity.FakeAccessTokens;
import parley.identity.FakePasswordHasher;
import parley.identity.FakeSecretSource;
import parley.identity.application.IdentityConfig;
import parley.identity.application.IdentityModule;
import parley.identity.application.IdentityPorts;
import parley.identity.domain.Credential;
import parley.identity.domain.Handle;
import parley.identity.domain.Privacy;
import parley.identity.domain.Profile;
import parley.identity.inmemory.InMemoryIdentity;
import parley.identity.port.in.BlockUser;
import parley.identity.port.in.ChangePrivacy;
import parley.identity.port.out.DeviceStarter;
import parley.identity.port.out.IdentityStores;
import parley.kernel.DeviceId;
import parley.kernel.UserId;
import parley.presence.port.out.PresencePrivacy;
import parley.presence.port.out.PresencePrivacyContract;

/// Identity as presence knows it. Nobody is anybody's contact here.
class IdentityPresencePrivacyTest implements PresencePrivacyContract {
    private static final long NOW = 1_800_000_000_000L;
    private static final DeviceId DEVICE = new DeviceId(new UUID(2, 1));

    private final IdentityModule identity = identity();
    private final PresencePrivacy privacy =
            new IdentityPresencePrivacy(identity.checkPresencePrivacy(), identity.checkCorrespondence());

    @Override
    public PresencePrivacy privacy() {
        return privacy;
    }

    @Override
    public void decide(UserId watcher, UserId watched, PresencePrivacy.Decision decision) {
        show(
                identity,
                watched,
                switch (decision) {
                    case ALLOWED -> Privacy.Audience.EVERYONE;
                    case IF_FELLOWS -> Privacy.Audience.CONTACTS;
                    case REFUSED -> Privacy.Audience.NOBODY;
                });
    }

    @Override
    public void block(UserId user, UserId other) {
        identity.blockUser().block(new BlockUser.Command(user, other));
    }

    private static void show(IdentityModule identity, UserId user, Privacy.Audience audience) {
        identity.changePrivacy()
                .change(new ChangePrivacy.Command(user, DEVICE, List.of(new Privacy.Change.Presence(audience))));
    }

    private static IdentityModule identity() {
        IdentityStores stores = InMemoryIdentity.create();
        IdentityPorts ports = new IdentityPorts(
                stores,
                new FakePasswordHasher(),
                new FakeAccessTokens(),
                new FakeSecretSource(),
                (user, device) -> DeviceStarter.Outcome.STARTED,
                event -> {});
        IdentityModule identity = IdentityModule.create(
                ports,
                IdentityConfig.defaults(),
                Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC),
                () -> new UUID(7, 7));
        register(stores, ALICE, "alice");
        register(stores, BOB, "bob");
        show(identity, ALICE, Privacy.Audience.EVERYONE);
        show(identity, BOB, Privacy.Audience.EVERYONE);
        return identity;
    }

    private static void register(IdentityStores stores, UserId user, String handle) {
        stores.registrations().add(new Profile(user, new Handle(handle), handle, 1, false, NOW), new Credential.None());
    }
}
