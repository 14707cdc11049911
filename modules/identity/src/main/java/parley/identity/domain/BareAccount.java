package parley.identity.domain;

/// An account of a bulk registration: no password, one device without refresh tokens.
public record BareAccount(Profile profile, Device device) {
    public BareAccount {
        if (!device.user().equals(profile.user())) {
            throw new IllegalArgumentException("device of " + device.user() + " (expected: of " + profile.user() + ")");
        }
    }
}
