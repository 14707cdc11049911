package parley.identity.port.out;

import java.util.List;
import java.util.Optional;
import parley.identity.domain.Credential;
import parley.identity.domain.Device;
import parley.identity.domain.RefreshChain;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// The devices that have access. Those that are revoked are found by no method here, and their ids never come
/// back.
public interface Devices {
    /// Adds a device with its refresh chain, if the user still has the credential `verified` and fewer than
    /// `limit` devices.
    Addition add(Device device, RefreshChain chain, Credential verified, int limit);

    /// Empty also when the device is another user's.
    Optional<Device> find(UserId user, DeviceId device);

    /// Oldest first.
    List<Device> list(UserId user);

    /// Removes the device and its refresh chain and records the revocation; says whether the user had such a
    /// device.
    boolean revoke(UserId user, DeviceId device, long at);

    /// What became of it.
    enum Addition {
        ADDED,
        LIMIT_REACHED,
        /// The account is deleted or has another credential.
        CREDENTIAL_CHANGED
    }
}
