package parley.identity.port.out;

import java.util.List;
import java.util.Optional;
import parley.identity.domain.Credential;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.kernel.DeviceId;
import parley.kernel.UserId;

/// The accounts that exist. Those that are deleted are found by no method here, but their handles stay taken.
public interface Accounts {
    Optional<Profile> find(UserId user);

    Optional<Profile> find(Handle handle);

    /// [Credential.None] also when there is no such account.
    Credential credential(UserId user);

    /// Changes the name and raises the version by one, if the version is `version`; says whether it did.
    boolean rename(UserId user, String name, long version);

    /// Replaces the credential `from`, and revokes all devices but `keep` as [Devices#revoke] does.
    ///
    /// @return the devices that were revoked; empty, and nothing changed, if the credential was another one
    Optional<List<DeviceId>> changeCredential(UserId user, Credential from, Credential to, DeviceId keep, long at);

    /// Removes name, credential, contacts and blocks in both directions and privacy settings, and revokes all
    /// devices as [Devices#revoke] does. Id and handle stay taken. Puts [parley.events.AccountDeleted] into
    /// [EventOutbox] along with it.
    ///
    /// @return the devices that were revoked; empty, and nothing changed, if there is no such account
    Optional<List<DeviceId>> delete(UserId user, long at);
}
