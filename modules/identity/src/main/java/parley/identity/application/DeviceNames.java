package parley.identity.application;

/// What a device is called that nobody gave a name.
final class DeviceNames {
    private static final String DEFAULT = "device";

    private DeviceNames() {}

    static String orDefault(String name) {
        return name.isEmpty() ? DEFAULT : name;
    }
}
