package parley.identity.port.out;

/// The stores of identity, as one database provides them: changes through one are seen through the others at
/// once.
public record IdentityStores(
        Accounts accounts,
        Registrations registrations,
        Devices devices,
        RefreshChains refreshChains,
        Revocations revocations,
        Contacts contacts,
        Blocks blocks,
        PrivacySettings privacySettings,
        Invites invites,
        EventOutbox outbox) {}
