package parley.presence.port.out;

import java.util.Collection;
import java.util.List;
import parley.kernel.UserId;

/// News for all instances that a user's connections have changed. Says that, not how: whoever hears it asks
/// the [ConnectionRegistry].
public interface PresenceChannel {
    /// Tells all instances, this one perhaps too. Never blocks and never throws; may be lost.
    void publish(Collection<UserId> users);

    /// Listens from now on, as long as the process lasts.
    void subscribe(Listener listener);

    /// Who listens; returns at once.
    interface Listener {
        /// The connections of these users have changed.
        void changed(List<UserId> users);

        /// Some news may have been lost.
        void missed();
    }
}
