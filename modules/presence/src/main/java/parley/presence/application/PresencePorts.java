package parley.presence.application;

import parley.kernel.InstanceId;
import parley.kernel.TimingWheel;
import parley.presence.port.out.ConnectionRegistry;
import parley.presence.port.out.ConversationAudience;
import parley.presence.port.out.FellowMembers;
import parley.presence.port.out.PresenceChannel;
import parley.presence.port.out.PresencePeers;
import parley.presence.port.out.PresencePrivacy;
import parley.presence.port.out.StreamDoubts;

/// What presence is built on.
///
/// @param wheel measures time and watches the deadlines, one timer per connection; driven by whoever built
/// it, at
///     least once a second
/// @param cluster what connects it with other instances
public record PresencePorts(
        ConnectionRegistry registry,
        TimingWheel wheel,
        PresencePrivacy privacy,
        FellowMembers fellows,
        ConversationAudience audience,
        Cluster cluster) {

    /// @param instance the instance that holds the connections registered here
    public record Cluster(InstanceId instance, PresenceChannel channel, PresencePeers peers, StreamDoubts doubts) {
        /// For an instance that is the only one.
        public static Cluster alone(InstanceId instance, PresenceChannel channel) {
            return new Cluster(instance, channel, (other, signal) -> {}, () -> {});
        }
    }
}
