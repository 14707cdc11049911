package parley.identity.inmemory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.events.Event;
import parley.identity.domain.Credential;
import parley.identity.domain.Device;
import parley.identity.domain.Handle;
import parley.identity.domain.Invite;
import parley.identity.domain.Privacy;
import parley.identity.domain.Profile;
import parley.identity.domain.RefreshChain;
import parley.identity.domain.Revocation;
import parley.identity.domain.SecretHash;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// What the stores hold. Whoever reads or writes it holds its monitor.
final class Tables {
    final Map<UserId, Profile> profiles = new HashMap<>();
    final Map<UserId, Credential> credentials = new HashMap<>();
    final Map<Handle, UserId> handles = new HashMap<>();
    final Map<DeviceId, Device> devices = new LinkedHashMap<>();
    final Map<DeviceId, RefreshChain> chains = new HashMap<>();
    final List<Revocation> revocations = new ArrayList<>();
    final Relations contacts = new Relations(profiles);
    final Relations blocks = new Relations(profiles);
    final Map<UserId, Privacy> privacy = new HashMap<>();
    final Map<SecretHash, Invite> invites = new HashMap<>();
    final Map<Event, Long> outbox = new HashMap<>();

    boolean hasCredential(UserId user, Credential credential) {
        return profiles.containsKey(user)
                && credentials.getOrDefault(user, new Credential.None()).equals(credential);
    }

    List<Device> devicesOf(UserId user) {
        return devices.values().stream()
                .filter(device -> device.user().equals(user))
                .sorted(Comparator.comparingLong(Device::createdAt)
                        .thenComparing(device -> device.id().toString()))
                .toList();
    }

    void revoke(Device device, long at) {
        devices.remove(device.id());
        chains.remove(device.id());
        revocations.add(new Revocation(device.user(), device.id(), at));
    }

    void see(DeviceId id, long at) {
        devices.computeIfPresent(
                id, (key, device) -> new Device(id, device.user(), device.name(), device.createdAt(), at));
    }
}
