package parley.identity.port.out;

import java.util.List;
import parley.identity.domain.Revocation;

/// Which devices lost their access, by [Devices#revoke] and by changes of [Accounts].
public interface Revocations {
    /// Those of `at` and later, oldest first.
    List<Revocation> since(long at);

    /// Forgets those before `at`: the tokens that they are about must have expired.
    void forgetBefore(long at);
}
