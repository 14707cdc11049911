package parley.identity.application;

import java.time.Clock;
import parley.identity.port.in.AddAccount;
import parley.identity.port.in.AddContact;
import parley.identity.port.in.BlockUser;
import parley.identity.port.in.ChangePassword;
import parley.identity.port.in.ChangePrivacy;
import parley.identity.port.in.ChangeProfile;
import parley.identity.port.in.CheckCorrespondence;
import parley.identity.port.in.CheckPresencePrivacy;
import parley.identity.port.in.CheckReadReceipts;
import parley.identity.port.in.ConfirmDelivery;
import parley.identity.port.in.CreateInvite;
import parley.identity.port.in.DeleteAccount;
import parley.identity.port.in.FindUser;
import parley.identity.port.in.ListBlocks;
import parley.identity.port.in.ListContacts;
import parley.identity.port.in.ListDevices;
import parley.identity.port.in.ListUndelivered;
import parley.identity.port.in.LogIn;
import parley.identity.port.in.NoteRevocation;
import parley.identity.port.in.ReadPrivacy;
import parley.identity.port.in.ReadProfile;
import parley.identity.port.in.RefreshTokens;
import parley.identity.port.in.RefreshUser;
import parley.identity.port.in.RegisterAccount;
import parley.identity.port.in.RegisterInBulk;
import parley.identity.port.in.ReloadRevocations;
import parley.identity.port.in.RemoveContact;
import parley.identity.port.in.RevokeDevice;
import parley.identity.port.in.UnblockUser;
import parley.identity.port.in.VerifyToken;
import parley.identity.port.out.IdentityStores;
import parley.kernel.IdGenerator;

/// Everything that identity does for others.
public record IdentityModule(
        RegisterAccount registerAccount,
        AddAccount addAccount,
        LogIn logIn,
        RefreshTokens refreshTokens,
        VerifyToken verifyToken,
        ReloadRevocations reloadRevocations,
        CheckCorrespondence checkCorrespondence,
        FindUser findUser,
        ReadProfile readProfile,
        ChangeProfile changeProfile,
        ChangePassword changePassword,
        DeleteAccount deleteAccount,
        ListDevices listDevices,
        RevokeDevice revokeDevice,
        AddContact addContact,
        RemoveContact removeContact,
        ListContacts listContacts,
        BlockUser blockUser,
        UnblockUser unblockUser,
        ListBlocks listBlocks,
        ReadPrivacy readPrivacy,
        ChangePrivacy changePrivacy,
        CheckPresencePrivacy checkPresencePrivacy,
        CheckReadReceipts checkReadReceipts,
        CreateInvite createInvite,
        RegisterInBulk registerInBulk,
        RefreshUser refreshUser,
        NoteRevocation noteRevocation,
        ListUndelivered listUndelivered,
        ConfirmDelivery confirmDelivery) {
    /// Makes the context. Call [#reloadRevocations] before the first token is verified, and every 30 s from
    /// then on.
    ///
    /// @param ids must not repeat after a restart either
    public static IdentityModule create(IdentityPorts ports, IdentityConfig config, Clock clock, IdGenerator ids) {
        IdentityStores stores = ports.stores();
        TokenIssuer tokens = new TokenIssuer(ports.accessTokens(), ports.secretSource(), config.accessTokenLife());
        RevokedDevices revoked = new RevokedDevices(ports.events());
        CorrespondentCache correspondents = new CorrespondentCache(
                stores.accounts(), stores.blocks(), config.correspondentCache(), config.correspondentLife(), clock);
        PrivacyCache privacy = new PrivacyCache(
                stores.privacySettings(), stores.contacts(), config.privacyCache(), config.correspondentLife(), clock);
        ProfileVisibility visibility = new ProfileVisibility(correspondents);
        return new IdentityModule(
                new RegisterAccountHandler(ports, tokens, config, clock, ids),
                new AddAccountHandler(stores.registrations(), ports.passwordHasher(), clock, ids),
                new LogInHandler(ports, tokens, config, clock, ids),
                new RefreshTokensHandler(stores, tokens, revoked, config, clock),
                new VerifyTokenHandler(ports.accessTokens(), revoked, clock),
                new ReloadRevocationsHandler(stores.revocations(), revoked, clock),
                new CheckCorrespondenceHandler(correspondents),
                new FindUserHandler(stores.accounts(), visibility),
                new ReadProfileHandler(stores.accounts()),
                new ChangeProfileHandler(stores.accounts()),
                new ChangePasswordHandler(stores.accounts(), ports.passwordHasher(), revoked, clock),
                new DeleteAccountHandler(ports, revoked, correspondents, privacy, clock),
                new ListDevicesHandler(stores.devices()),
                new RevokeDeviceHandler(stores.devices(), revoked, clock),
                new AddContactHandler(stores.contacts(), privacy, ports.events(), config.contactLimit(), clock),
                new RemoveContactHandler(stores.contacts(), privacy, ports.events()),
                new ListContactsHandler(stores.contacts(), visibility),
                new BlockUserHandler(stores.blocks(), correspondents, ports.events(), config.blockLimit(), clock),
                new UnblockUserHandler(stores.blocks(), correspondents, ports.events()),
                new ListBlocksHandler(stores.blocks(), visibility),
                new ReadPrivacyHandler(stores.privacySettings()),
                new ChangePrivacyHandler(stores.privacySettings(), privacy, ports.events()),
                new CheckPresencePrivacyHandler(privacy, correspondents),
                new CheckReadReceiptsHandler(privacy),
                new CreateInviteHandler(stores, ports.secretSource(), clock),
                new RegisterInBulkHandler(stores, tokens, config.bulkRegistration(), clock, ids),
                new RefreshUserHandler(correspondents, privacy),
                new NoteRevocationHandler(revoked, clock),
                new ListUndeliveredHandler(stores.outbox()),
                new ConfirmDeliveryHandler(stores.outbox()));
    }
}
