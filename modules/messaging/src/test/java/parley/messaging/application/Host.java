package parley.messaging.application;

import parley.kernel.SessionId;

/// The instance that a device is connected to.
interface Host {
    MessagingModule messaging();

    /// The registry forgets a session.
    void unregister(SessionId session);
}
