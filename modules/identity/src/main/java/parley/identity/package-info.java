/// Who somebody is: accounts, devices, tokens, contacts, blocks and privacy.
///
/// Main path: a user registers or logs in ([parley.identity.port.in.RegisterAccount],
/// [parley.identity.port.in.LogIn]) and gets a device with an access token, which lives minutes and verifies
/// offline, and a refresh token, which is bound to the device and good for one use;
/// [parley.identity.port.in.RefreshTokens] exchanges it for the next pair;
/// [parley.identity.port.in.VerifyToken] guards every request and stream; revoking a device voids its tokens at
/// once on this instance and within 30 s on the others; [parley.identity.port.in.CheckCorrespondence] tells
/// messaging whether two users may write to each other, [parley.identity.port.in.CheckPresencePrivacy] and
/// [parley.identity.port.in.CheckReadReceipts] what they see of each other.
///
/// Invariants: ids of users and devices are never reused; the handle of a deleted account stays reserved;
/// passwords, refresh tokens and invites are stored only as hashes; a revoked device never comes back; a user
/// has at most the configured number of devices.
@NullMarked
package parley.identity;

import org.jspecify.annotations.NullMarked;
