package parley.identity.application;

/// Who may open an account.
public enum RegistrationMode {
    /// Everybody.
    OPEN,
    /// Who has an invite.
    INVITE,
    /// Nobody; the operator adds accounts.
    CLOSED
}
