package parley.adapter.rest.identity;

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

/// What the routes of identity call.
public record IdentityPorts(
        RegisterAccount registerAccount,
        LogIn logIn,
        RefreshTokens refreshTokens,
        ReadProfile readProfile,
        ChangeProfile changeProfile,
        ChangePassword changePassword,
        DeleteAccount deleteAccount,
        ListDevices listDevices,
        RevokeDevice revokeDevice,
        FindUser findUser,
        ListContacts listContacts,
        AddContact addContact,
        RemoveContact removeContact,
        ListBlocks listBlocks,
        BlockUser blockUser,
        UnblockUser unblockUser,
        ReadPrivacy readPrivacy,
        ChangePrivacy changePrivacy,
        CreateInvite createInvite,
        RegisterInBulk registerInBulk) {}
