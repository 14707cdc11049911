package parley.app.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.websocket.session.SessionEngine;
import parley.events.AccountDeleted;
import parley.events.DeviceAdded;
import parley.events.DeviceRevoked;
import parley.events.PrivacyChanged;
import parley.groups.application.GroupsModule;
import parley.groups.port.in.DepartUser;
import parley.messaging.application.MessagingModule;
import parley.messaging.port.in.ForgetDevice;

/// What follows from the events of the contexts.
///
/// A changed block or contact needs nothing here: identity itself answers every question about it, and its
/// cache is exact.
final class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private Subscriptions() {}

    static void make(InProcessEvents events, MessagingModule messaging, GroupsModule groups, SessionEngine engine) {
        events.subscribe(DeviceRevoked.class, revoked -> engine.revoke(revoked.device()));
        events.subscribe(
                DeviceRevoked.class, revoked -> engine.announce(revoked.user(), revoked.device(), "device_revoked"));
        events.subscribe(DeviceRevoked.class, revoked -> forget(messaging, revoked));
        events.subscribe(DeviceAdded.class, added -> engine.announce(added.user(), added.device(), "device_added"));
        events.subscribe(
                PrivacyChanged.class, changed -> engine.announce(changed.user(), changed.device(), "privacy_changed"));
        events.subscribe(AccountDeleted.class, deleted -> engine.revoke(deleted.user()));
        events.subscribe(
                AccountDeleted.class, deleted -> groups.departUser().depart(new DepartUser.Command(deleted.user())));
    }

    private static void forget(MessagingModule messaging, DeviceRevoked revoked) {
        ForgetDevice.Command command = new ForgetDevice.Command(revoked.user(), revoked.device());
        switch (messaging.forgetDevice().forget(command)) {
            case ForgetDevice.Result.Forgotten ignored -> {}
            case ForgetDevice.Result.Unavailable ignored ->
                LOG.atWarn()
                        .addKeyValue("code", "device_not_forgotten")
                        .addKeyValue("device", revoked.device())
                        .log("what is kept for a revoked device could not be deleted; the next start tries again");
        }
    }
}
