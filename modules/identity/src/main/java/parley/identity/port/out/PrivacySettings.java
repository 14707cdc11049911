package parley.identity.port.out;

import java.util.List;
import java.util.Optional;
import parley.identity.domain.Privacy;
import parley.kernel.UserId;

/// What users show to others.
public interface PrivacySettings {
    /// [Privacy#DEFAULT] until it is changed; empty if there is no such account.
    Optional<Privacy> find(UserId user);

    /// Makes changes; what others change at the same time is not lost.
    ///
    /// @return what holds after them; empty, and nothing changed, if there is no such account
    Optional<Privacy> change(UserId user, List<Privacy.Change> changes);
}
