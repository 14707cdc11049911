package parley.terminal;

import java.util.List;
import parley.client.model.Device;

/// Short lists that commands print.
final class Lists {
    private static final int NAME_COLUMNS = 40;

    private Lists() {}

    static String devices(List<Device> devices, Style style) {
        StringBuilder list = new StringBuilder("Your devices");
        for (Device device : devices) {
            list.append("\n  ")
                    .append(Text.brief(device.name(), NAME_COLUMNS))
                    .append(device.current() ? " (this one)" : "")
                    .append(", since ")
                    .append(style.date(device.createdAt()))
                    .append(
                            device.lastSeenAt().toEpochMilli() == 0
                                    ? ""
                                    : ", last seen " + style.moment(device.lastSeenAt()));
        }
        return list.toString();
    }

    /// @param title what they are
    static String rows(String title, List<String> rows) {
        return rows.isEmpty() ? title + ": none" : title + "\n  " + String.join("\n  ", rows);
    }
}
