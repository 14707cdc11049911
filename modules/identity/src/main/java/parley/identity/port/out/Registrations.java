package parley.identity.port.out;

import java.util.List;
import parley.identity.domain.BareAccount;
import parley.identity.domain.Credential;
import parley.identity.domain.Handle;
import parley.identity.domain.Profile;
import parley.identity.domain.Registration;
import parley.identity.domain.SecretHash;

/// Where new accounts come in. Each method stores everything or nothing.
public interface Registrations {
    /// Whether an account has the handle, or had it before it was deleted.
    boolean isTaken(Handle handle);

    /// Stores an account without a device.
    Outcome add(Profile profile, Credential credential);

    /// Stores an account with its first device and that device's refresh chain; takes one use of the invite if
    /// there has to be one.
    Outcome register(Registration registration, Admission admission);

    /// Stores accounts with one device each. Of 20,000 it takes seconds.
    Outcome addAll(List<BareAccount> accounts);

    /// What lets somebody in.
    sealed interface Admission {
        record Open() implements Admission {}

        /// @param code hash of the invite's code
        /// @param now the invite must expire later
        record ByInvite(SecretHash code, long now) implements Admission {}
    }

    /// What became of it.
    enum Outcome {
        STORED,
        HANDLE_TAKEN,
        /// Unknown, used up or expired.
        INVITE_REFUSED
    }
}
