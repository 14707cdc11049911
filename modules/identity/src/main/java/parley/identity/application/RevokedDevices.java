package parley.identity.application;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import parley.events.DeviceRevoked;
import parley.events.EventPublisher;
import parley.identity.domain.Revocation;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// The devices whose access tokens are void although they have not expired.
///
/// A revoked device never comes back, so all its tokens are void, whenever they were issued. Its size is
/// bounded by the number of revocations within the time after which they are forgotten; no entry may be dropped
/// earlier.
final class RevokedDevices {
    private final ConcurrentHashMap<DeviceId, Long> revoked = new ConcurrentHashMap<>();
    private final EventPublisher events;

    RevokedDevices(EventPublisher events) {
        this.events = events;
    }

    boolean contains(DeviceId device) {
        return revoked.containsKey(device);
    }

    /// Takes note of a revocation; publishes it if it is new, and says whether it is.
    boolean add(Revocation revocation) {
        boolean isNew = note(revocation);
        if (isNew) {
            events.publish(new DeviceRevoked(revocation.user(), revocation.device()));
        }
        return isNew;
    }

    /// Takes note of a revocation that was published already, and says whether it is new.
    boolean note(Revocation revocation) {
        return revoked.putIfAbsent(revocation.device(), revocation.at()) == null;
    }

    void addAll(UserId user, List<DeviceId> devices, long at) {
        devices.forEach(device -> add(new Revocation(user, device, at)));
    }

    void forgetBefore(long at) {
        revoked.values().removeIf(revokedAt -> revokedAt < at);
    }
}
