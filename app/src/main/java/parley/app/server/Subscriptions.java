package parley.app.server;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.adapter.websocket.session.SessionEngine;
import parley.events.AccountDeleted;
import parley.events.BlockChanged;
import parley.events.ContactChanged;
import parley.events.DeviceAdded;
import parley.events.DeviceRevoked;
import parley.events.Event;
import parley.events.PrivacyChanged;
import parley.groups.port.in.DepartUser;
import parley.identity.application.IdentityModule;
import parley.identity.port.in.ConfirmDelivery;
import parley.identity.port.in.ListUndelivered;
import parley.identity.port.in.NoteRevocation;
import parley.identity.port.in.RefreshUser;
import parley.kernel.UserId;
import parley.messaging.application.MessagingModule;
import parley.messaging.port.in.ForgetDevice;
import parley.presence.port.in.ReviewPresence;

/// What follows from the events of the contexts.
///
/// Who may write to whom needs nothing here: identity itself answers every question about it, and its cache is
/// exact. Presence only tells its watchers sooner.
final class Subscriptions {
    private static final int MOST_UNDELIVERED = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private Subscriptions() {}

    static void make(InProcessEvents events, Contexts contexts, SessionEngine engine) {
        MessagingModule messaging = contexts.messaging();
        ReviewPresence presence = contexts.presence().presence().review();
        DepartUser groups = contexts.groups().departUser();
        refresh(events, contexts.identity());
        events.subscribeEverywhere(DeviceRevoked.class, revoked -> engine.revoke(revoked.device()));
        events.subscribeEverywhere(
                DeviceRevoked.class, revoked -> engine.announce(revoked.user(), revoked.device(), "device_revoked"));
        events.subscribe(DeviceRevoked.class, revoked -> forget(messaging, revoked));
        events.subscribeEverywhere(
                DeviceAdded.class, added -> engine.announce(added.user(), added.device(), "device_added"));
        events.subscribeEverywhere(
                PrivacyChanged.class, changed -> engine.announce(changed.user(), changed.device(), "privacy_changed"));
        events.subscribeEverywhere(AccountDeleted.class, deleted -> engine.revoke(deleted.user()));
        events.subscribe(AccountDeleted.class, deleted -> depart(groups, deleted.user()));
        events.subscribeEverywhere(PrivacyChanged.class, changed -> presence.review(changed.user()));
        events.subscribeEverywhere(ContactChanged.class, changed -> presence.review(changed.user()));
        events.subscribeEverywhere(BlockChanged.class, changed -> presence.review(changed.user()));
        events.subscribeEverywhere(AccountDeleted.class, deleted -> presence.review(deleted.user()));
    }

    /// What identity remembers is exact where it was changed; elsewhere it is as old as its life allows, or this event.
    private static void refresh(InProcessEvents events, IdentityModule identity) {
        Consumer<UserId> changed = user -> identity.refreshUser().refresh(new RefreshUser.Command(user));
        events.subscribeElsewhere(PrivacyChanged.class, event -> changed.accept(event.user()));
        events.subscribeElsewhere(ContactChanged.class, event -> changed.accept(event.user()));
        events.subscribeElsewhere(BlockChanged.class, event -> changed.accept(event.user()));
        events.subscribeElsewhere(AccountDeleted.class, event -> changed.accept(event.user()));
        events.subscribeElsewhere(
                DeviceRevoked.class,
                revoked ->
                        identity.noteRevocation().note(new NoteRevocation.Command(revoked.user(), revoked.device())));
    }

    /// Hands out, once more, what is not known to have been taken note of: a process may have ended in between.
    static void deliver(Contexts contexts) {
        IdentityModule identity = contexts.identity();
        for (Event event : identity.listUndelivered().list(new ListUndelivered.Query(MOST_UNDELIVERED))) {
            boolean isTaken = !(event instanceof AccountDeleted(UserId user))
                    || depart(contexts.groups().departUser(), user);
            if (isTaken) {
                identity.confirmDelivery().confirm(new ConfirmDelivery.Command(event));
            }
        }
    }

    /// Says whether groups has written it down.
    private static boolean depart(DepartUser groups, UserId user) {
        return switch (groups.depart(new DepartUser.Command(user))) {
            case DEPARTED, UNDER_WAY -> true;
            case UNAVAILABLE -> {
                LOG.atWarn()
                        .addKeyValue("code", "departure_not_noted")
                        .addKeyValue("user", user)
                        .log("a deleted account could not be taken out of its groups; it is tried again");
                yield false;
            }
        };
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
