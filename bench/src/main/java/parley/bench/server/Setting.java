package parley.bench.server;

/// One value of a server's configuration.
///
/// @param section such as `groups`; no other setting of a server may be in the same one
/// @param key within it
/// @param value as YAML has it
public record Setting(String section, String key, String value) {

    String yaml() {
        return section + ":\n  " + key + ": " + value + "\n";
    }

    @Override
    public String toString() {
        return section + "." + key + " = " + value;
    }
}
