package parley.presence.application;

import parley.kernel.TimingWheel;
import parley.presence.port.out.ConnectionRegistry;
import parley.presence.port.out.ConversationAudience;
import parley.presence.port.out.FellowMembers;
import parley.presence.port.out.PresencePrivacy;

/// What presence is built on.
///
/// @param wheel measures time and watches the deadlines, one timer per connection; driven by whoever built it, at
///     least once a second
public record PresencePorts(
        ConnectionRegistry registry,
        TimingWheel wheel,
        PresencePrivacy privacy,
        FellowMembers fellows,
        ConversationAudience audience) {}
