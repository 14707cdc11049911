package parley.identity.domain;

/// All that is stored when somebody registers.
public record Registration(Profile profile, Credential credential, Device device, RefreshChain chain) {
    public Registration {
        if (!device.user().equals(profile.user())
                || !chain.user().equals(profile.user())
                || !chain.device().equals(device.id())) {
            throw new IllegalArgumentException("device and chain must belong to " + profile.user());
        }
    }
}
