package parley.app.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.websocket.session.SessionEngine;
import parley.events.AccountDeleted;
import parley.events.BlockChanged;
import parley.events.ContactChanged;
import parley.events.DeviceAdded;
import parley.events.DeviceRevoked;
import parley.events.PrivacyChanged;
import parley.groups.port.in.DepartUser;
import parley.messaging.application.MessagingModule;
import parley.messaging.port.in.ForgetDevice;
import parley.presence.port.in.ReviewPresence;

/// What follows from the events of the contexts.
///
/// Who may write to whom needs nothing here: identity itself answers every question about it, and its cache is
/// exact. Presence only tells its watchers sooner.
final class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private Subscriptions() {}

    static void make(InProcessEvents events, Contexts contexts, SessionEngine engine) {
        MessagingModule messaging = contexts.messaging();
        ReviewPresence presence = contexts.presence().presence().review();
        DepartUser groups = contexts.groups().departUser();
        events.subscribe(DeviceRevoked.class, revoked -> engine.revoke(revoked.device()));
        events.subscribe(
                DeviceRevoked.class, revoked -> engine.announce(revoked.user(), revoked.device(), "device_revoked"));
        events.subscribe(DeviceRevoked.class, revoked -> forget(messaging, revoked));
        events.subscribe(DeviceAdded.class, added -> engine.announce(added.user(), added.device(), "device_added"));
        events.subscribe(
                PrivacyChanged.class, changed -> engine.announce(changed.user(), changed.device(), "privacy_changed"));
        events.subscribe(AccountDeleted.class, deleted -> engine.revoke(deleted.user()));
        events.subscribe(AccountDeleted.class, deleted -> depart(groups, deleted));
        events.subscribe(PrivacyChanged.class, changed -> presence.review(changed.user()));
        events.subscribe(ContactChanged.class, changed -> presence.review(changed.user()));
        events.subscribe(BlockChanged.class, changed -> presence.review(changed.user()));
        events.subscribe(AccountDeleted.class, deleted -> presence.review(deleted.user()));
    }

    private static void depart(DepartUser groups, AccountDeleted deleted) {
        switch (groups.depart(new DepartUser.Command(deleted.user()))) {
            case DEPARTED, UNDER_WAY -> {}
            case UNAVAILABLE ->
                LOG.atWarn()
                        .addKeyValue("code", "departure_not_noted")
                        .addKeyValue("user", deleted.user())
                        .log("a deleted account could not be taken out of its groups; the upkeep will find it");
        }
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
