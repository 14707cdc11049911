package parley.cluster.domain;

/// What an instance does: `gateway`, `messaging` and so on. A newer version may have roles that this one does
/// not know, so it is a word and not a choice.
///
/// @param name lower-case letters and hyphens
public record Role(String name) {
    /// Who has this role owns shards.
    public static final Role MESSAGING = new Role("messaging");

    /// Who has this one is on its way out, and hands over what it had.
    public static final Role LEAVING = new Role("leaving");

    public Role {
        if (name.isEmpty() || !name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-')) {
            throw new IllegalArgumentException("role: '" + name + "' (expected: lower-case letters and hyphens)");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
