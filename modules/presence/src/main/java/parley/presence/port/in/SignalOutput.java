package parley.presence.port.in;

import java.util.List;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.presence.domain.Sighting;

/// Where what goes on at the moment reaches a connection. No method blocks or throws; what does not fit in the
/// connection's queue is left out, because nothing of it is worth a connection.
public interface SignalOutput {
    /// Another member of a conversation is typing, or has stopped. Lost if there is no room.
    void typing(ConversationId conversation, UserId user, boolean on);

    /// Changes of watched users, to leave together.
    ///
    /// @param changes at most as many as one flush may have; each user at most once
    /// @return how many of them, from the first on, found room; the others are given again later, as they are then
    int presence(List<Sighting> changes);
}
