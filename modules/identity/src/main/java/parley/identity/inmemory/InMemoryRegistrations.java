package parley.identity.inmemory;

import java.util.List;
import parley.identity.domain.BareAccount;
import parley.identity.domain.Credential;
import parley.identity.domain.Handle;
import parley.identity.domain.Invite;
import parley.identity.domain.Profile;
import parley.identity.domain.Registration;
import parley.identity.domain.SecretHash;
import parley.identity.port.out.Registrations;

final class InMemoryRegistrations implements Registrations {
    private final Tables tables;

    InMemoryRegistrations(Tables tables) {
        this.tables = tables;
    }

    @Override
    public boolean isTaken(Handle handle) {
        synchronized (tables) {
            return tables.handles.containsKey(handle);
        }
    }

    @Override
    public Outcome add(Profile profile, Credential credential) {
        synchronized (tables) {
            if (tables.handles.containsKey(profile.handle())) {
                return Outcome.HANDLE_TAKEN;
            }
            store(profile, credential);
            return Outcome.STORED;
        }
    }

    @Override
    public Outcome register(Registration registration, Admission admission) {
        synchronized (tables) {
            if (tables.handles.containsKey(registration.profile().handle())) {
                return Outcome.HANDLE_TAKEN;
            }
            if (admission instanceof Admission.ByInvite(SecretHash code, long now) && !takeUse(code, now)) {
                return Outcome.INVITE_REFUSED;
            }
            store(registration.profile(), registration.credential());
            tables.devices.put(registration.device().id(), registration.device());
            tables.chains.put(registration.device().id(), registration.chain());
            return Outcome.STORED;
        }
    }

    @Override
    public Outcome addAll(List<BareAccount> accounts) {
        synchronized (tables) {
            if (accounts.stream().anyMatch(account -> isTaken(account.profile().handle()))) {
                return Outcome.HANDLE_TAKEN;
            }
            for (BareAccount account : accounts) {
                store(account.profile(), new Credential.None());
                tables.devices.put(account.device().id(), account.device());
            }
            return Outcome.STORED;
        }
    }

    private void store(Profile profile, Credential credential) {
        tables.handles.put(profile.handle(), profile.user());
        tables.profiles.put(profile.user(), profile);
        tables.credentials.put(profile.user(), credential);
    }

    private boolean takeUse(SecretHash code, long now) {
        Invite invite = tables.invites.get(code);
        if (invite == null || invite.uses() < 1 || invite.expiresAt() <= now) {
            return false;
        }
        tables.invites.put(
                code, new Invite(code, invite.creator(), invite.uses() - 1, invite.createdAt(), invite.expiresAt()));
        return true;
    }
}
