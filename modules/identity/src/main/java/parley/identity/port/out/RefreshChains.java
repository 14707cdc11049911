package parley.identity.port.out;

import java.util.Optional;
import parley.identity.domain.Credential;
import parley.identity.domain.RefreshChain;
import parley.kernel.DeviceId;

/// The refresh chain of every device that has one. A change sets also when the device was last seen.
public interface RefreshChains {
    Optional<RefreshChain> find(DeviceId device);

    /// Gives a device a new chain in place of the one it may have, if the device exists and its user still has
    /// the credential `verified`; says whether it did.
    ///
    /// @param seenAt the device was last seen
    boolean restart(RefreshChain chain, Credential verified, long seenAt);

    /// Replaces the chain of the same device, if it is of the version before the one of `next`, and of the same
    /// family; says whether it did.
    ///
    /// @param seenAt the device was last seen
    boolean advance(RefreshChain next, long seenAt);
}
