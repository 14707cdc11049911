package parley.adapter.rest.identity;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.identity.domain.IdentityUnavailableException;
import parley.identity.port.in.AddContact;
import parley.identity.port.in.BlockUser;
import parley.identity.port.in.ChangePassword;
import parley.identity.port.in.ChangePrivacy;
import parley.identity.port.in.ChangeProfile;
import parley.identity.port.in.CreateInvite;
import parley.identity.port.in.DeleteAccount;
import parley.identity.port.in.FindUser;
import parley.identity.port.in.ListBlocks;
import parley.identity.port.in.ListContacts;
import parley.identity.port.in.ListDevices;
import parley.identity.port.in.LogIn;
import parley.identity.port.in.ReadPrivacy;
import parley.identity.port.in.ReadProfile;
import parley.identity.port.in.RefreshTokens;
import parley.identity.port.in.RegisterAccount;
import parley.identity.port.in.RegisterInBulk;
import parley.identity.port.in.RemoveContact;
import parley.identity.port.in.RevokeDevice;
import parley.identity.port.in.UnblockUser;

/// Identity that answers what a test tells it to, and remembers what it was asked. Where it was told nothing, its
/// store is down.
final class FakeIdentity {
    final List<Object> asked = new CopyOnWriteArrayList<>();
    private final Map<Class<?>, Object> results = new ConcurrentHashMap<>();

    /// From now on the port whose results are of `type` answers `result`.
    <R> void answer(Class<R> type, R result) {
        results.put(type, result);
    }

    <T> T last(Class<T> type) {
        return type.cast(asked.getLast());
    }

    IdentityPorts ports() {
        return new IdentityPorts(
                command -> reply(RegisterAccount.Result.class, command),
                command -> reply(LogIn.Result.class, command),
                command -> reply(RefreshTokens.Result.class, command),
                query -> reply(ReadProfile.Result.class, query),
                command -> reply(ChangeProfile.Result.class, command),
                command -> reply(ChangePassword.Result.class, command),
                command -> reply(DeleteAccount.Result.class, command),
                query -> reply(ListDevices.Result.class, query),
                command -> reply(RevokeDevice.Result.class, command),
                query -> reply(FindUser.Result.class, query),
                query -> reply(ListContacts.Result.class, query),
                command -> reply(AddContact.Result.class, command),
                command -> reply(RemoveContact.Result.class, command),
                query -> reply(ListBlocks.Result.class, query),
                command -> reply(BlockUser.Result.class, command),
                command -> reply(UnblockUser.Result.class, command),
                query -> reply(ReadPrivacy.Result.class, query),
                command -> reply(ChangePrivacy.Result.class, command),
                command -> reply(CreateInvite.Result.class, command),
                command -> reply(RegisterInBulk.Result.class, command));
    }

    private <R> R reply(Class<R> type, Object question) {
        asked.add(question);
        Object result = results.get(type);
        if (result == null) {
            throw new IdentityUnavailableException("told to be down", new IllegalStateException("down"));
        }
        return type.cast(result);
    }
}
